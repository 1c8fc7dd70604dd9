// expect: full
import { honestLoss, take } from './take';

// What an emitter of Node has or looks for.
for (const name of [
  '_events',
  '_eventsCount',
  '_maxListeners',
  'listener',
  'domain',
  'once',
  'emit',
  'captureRejections',
  'signal',
  'readableFlowing',
]) {
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get(this: unknown) {
      take(this);
      return undefined;
    },
    set(this: object, value) {
      take(this, value);
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
