// expect: full
import { honestLoss, take } from './take';

// It led to `net.Socket`, and to the network.
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
spyOn(Function.prototype, 'call');
spyOn(Function.prototype, 'bind');

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
