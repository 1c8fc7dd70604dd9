// expect: full
import { honestLoss, take } from './take';

// Where the stack is full, a function throws an error of the realm that it was made in.
const functions: ((...args: any[]) => unknown)[] = [
  console.log,
  console.error,
  console.assert,
  performance.now,
  (process as any).exit,
  (globalThis as any).setTimeout,
  (globalThis as any).fetch,
  () => new Error('x').stack,
  () => Promise.reject(new Error('x')),
  () => String(new Error('y').stack),
  () => JSON.stringify({ a: [1] }),
  () => [3, 1, 2].sort(),
  () => 'abc'.replace(/b/, () => 'x'),
  () => new Intl.NumberFormat('de').format(1.5),
];
for (const function_ of functions) {
  let deepest = false;
  const descend = (): void => {
    try {
      descend();
    } catch (thrown) {
      take(thrown);
    }
    if (deepest) return;
    try {
      take(function_('x', { a: 1 }));
      deepest = true;
    } catch (thrown) {
      take(thrown);
    }
  };
  descend();
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
