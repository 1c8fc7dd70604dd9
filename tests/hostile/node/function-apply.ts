// expect: full
import { honestLoss, take } from './take';

// Node calls a lone listener of an event by it.
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
spyOn(Function.prototype, 'apply');

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
