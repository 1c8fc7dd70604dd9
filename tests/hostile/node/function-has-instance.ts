// expect: full
import { honestLoss, take } from './take';

// `instanceof` of Node's classes asks for it.
const { apply } = Reflect;
const original = Function.prototype[Symbol.hasInstance];
try {
  Object.defineProperty(Function.prototype, Symbol.hasInstance, {
    value(this: unknown, value: unknown) {
      take(this, value);
      return apply(original, this, [value]);
    },
  });
} catch {
  // The language does not let it be replaced.
}
Object.defineProperty(Error, Symbol.hasInstance, {
  value(value: unknown) {
    take(value);
    return typeof value === 'object' && value !== null && 'stack' in value;
  },
});

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
