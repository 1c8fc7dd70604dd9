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
for (const name of ['then', 'catch', 'finally']) spyOn(Promise.prototype, name);
for (const name of ['resolve', 'reject', 'all', 'race', 'allSettled', 'any']) spyOn(Promise, name);
Promise.reject(new Error('nobody waits for it'));
(async () => {
  await null;
  throw new Error('nor for this');
})();

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
