// expect: full
import { honestLoss, take } from './take';

for (const prototype of [Object.prototype, Array.prototype, String.prototype, Number.prototype]) {
  Object.defineProperty(prototype, 'toJSON', {
    configurable: true,
    value(this: unknown, ...values: unknown[]) {
      take(this, ...values);
      return this;
    },
  });
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
