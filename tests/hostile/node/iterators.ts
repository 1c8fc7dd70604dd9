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
for (const iterable of [[], new Map(), new Set(), '', new Uint8Array()]) {
  const iterator = (iterable as any)[Symbol.iterator]();
  spyOn(Object.getPrototypeOf(iterator), 'next');
}
spyOn(Array.prototype, Symbol.iterator);
spyOn(Object.getPrototypeOf(function* () {}.prototype), 'next');

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
