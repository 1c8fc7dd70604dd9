// expect: full
import { honestLoss, take } from './take';

// Whatever is waited for, or returned from what is waited for, is asked for it.
Object.defineProperty(Object.prototype, 'then', {
  configurable: true,
  get(this: unknown) {
    take(this);
    return undefined;
  },
});

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
