// expect: full
import { honestLoss, take } from './take';

const { apply, construct, get, defineProperty } = Reflect;
const watched = (value: any): any =>
  new Proxy(value, {
    apply: (target, self, values) => {
      take(self);
      apply(take, undefined, values);
      return apply(target, self, values);
    },
    construct: (target, values, made) => {
      take(made);
      apply(take, undefined, values);
      return construct(target, values, made);
    },
    get: (target, name, receiver) => {
      take(receiver);
      return get(target, name);
    },
  });
for (const name of [
  'Object',
  'Array',
  'Error',
  'TypeError',
  'RangeError',
  'String',
  'Number',
  'JSON',
  'Reflect',
  'Promise',
  'Map',
  'Math',
  'Date',
])
  defineProperty(globalThis, name, {
    value: watched((globalThis as any)[name]),
    writable: true,
    configurable: true,
  });

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
