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
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
for (const name of [
  'subarray',
  'slice',
  'fill',
  'set',
  'copyWithin',
  'toString',
  'toLocaleString',
  'values',
  Symbol.iterator,
])
  spyOn(typedArray, name);
for (const name of ['buffer', 'byteLength', 'byteOffset', 'length']) {
  const { get } = Object.getOwnPropertyDescriptor(typedArray, name)!;
  Object.defineProperty(typedArray, name, {
    get(this: unknown) {
      take(this);
      return Reflect.apply(get!, this, []);
    },
  });
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
