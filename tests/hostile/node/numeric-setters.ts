// expect: full
import { honestLoss, take } from './take';

// Node's queue of ticks stored the socket of the standard input in an array.
const { defineProperty } = Reflect;
for (const prototype of [Array.prototype, Object.prototype]) {
  for (let i = 0; i < 32; i++) {
    defineProperty(prototype, i, {
      configurable: true,
      get: () => undefined,
      set(this: unknown, value) {
        take(this, value);
        defineProperty(this as object, i, {
          __proto__: null,
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        } as PropertyDescriptor);
      },
    });
  }
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
