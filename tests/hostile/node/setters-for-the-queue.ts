// expect: full
import { honestLoss, take } from './take';

// The names under which Node keeps what waits: a queue of ticks, a timer, a request to a stream.
const { defineProperty } = Reflect;
const names = [
  'list',
  'next',
  'bottom',
  'top',
  'callback',
  'args',
  '_idleNext',
  '_idlePrev',
  '_onTimeout',
  'oncomplete',
  'handle',
  'owner',
  'async',
];
for (const name of names) {
  defineProperty(Object.prototype, name, {
    configurable: true,
    get: () => undefined,
    set(this: unknown, value) {
      take(this, value);
      defineProperty(this as object, name, {
        __proto__: null,
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      } as PropertyDescriptor);
    },
  });
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
