// expect: full
import { honestLoss, take } from './take';

function spyOn(owner: any, name: PropertyKey): void {
  const original = Reflect.getOwnPropertyDescriptor(owner, name);
  const { apply } = Reflect;
  if (typeof original?.value !== 'function') return;
  const spy = function (this: unknown, ...values: unknown[]): unknown {
    take(this);
    apply(take, undefined, values); // Not spread: an iterator may be spied on as well.
    const result = apply(original.value, this, values);
    take(result);
    return result;
  };
  Object.defineProperty(owner, name, { ...original, value: spy });
}
for (const name of [
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'slice',
  'concat',
  'indexOf',
  'forEach',
  'map',
  'join',
])
  spyOn(Array.prototype, name);

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
