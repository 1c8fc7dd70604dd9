// expect: full
import { honestLoss, take } from './take';

// Who looks for the method shows the function that is to be called.
const { apply } = Function.prototype;
Object.defineProperty(Function.prototype, 'apply', {
  configurable: true,
  get(this: unknown) {
    take(this);
    return apply;
  },
});

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
