/** What makes a submission's next exercise need a process of its own, and what does not. */
import * as tf from '@tensorflow/tfjs';
import { remember } from '../grader/sandbox/child-pristine';

beforeAll(() => {
  // tfjs chooses its backend, and greets, at its first operation.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  tf.tidy(() => tf.add(1, 1).dataSync());
});

const isPristineAfter = (change: () => void): boolean => {
  const isPristine = remember(tf, {});
  change();
  return isPristine();
};

test('a function that throws in the middle of a gradient changes nothing for the next', () => {
  const throws = (x: tf.Tensor): tf.Scalar => {
    x.square();
    throw new Error('not filled in');
  };
  expect(
    isPristineAfter(() => {
      expect(() => tf.grad(throws)(tf.tensor1d([1, 2]))).toThrow('not filled in');
    }),
  ).toBe(true);
  expect([
    ...tf
      .grad((x) => x.square())(tf.tensor1d([1, 2]))
      .dataSync(),
  ]).toEqual([2, 4]);
});

describe('what the next exercise would notice is seen', () => {
  const { exp } = Math;
  const square = tf.getKernel('Square', 'cpu');
  const changes: [string, () => void, () => void][] = [
    ['another Math.exp', () => (Math.exp = () => 1), () => (Math.exp = exp)],
    [
      'a new global',
      () => Object.assign(globalThis, { mine: 1 }),
      () => Reflect.deleteProperty(globalThis, 'mine'),
    ],
    [
      'a kernel of its own',
      () => {
        tf.unregisterKernel('Square', 'cpu');
        tf.registerKernel({ kernelName: 'Square', backendName: 'cpu', kernelFunc: () => [] });
      },
      () => {
        tf.unregisterKernel('Square', 'cpu');
        tf.registerKernel(square);
      },
    ],
    [
      'a method put before that of the engine',
      () => Object.assign(tf.engine(), { tidy: () => undefined }),
      () => Reflect.deleteProperty(tf.engine(), 'tidy'),
    ],
    [
      'a scope left open',
      () => {
        tf.engine().startScope();
      },
      () => {
        tf.engine().endScope();
      },
    ],
    [
      'a gradient left open',
      () => (tf.engine().state.gradientDepth += 1),
      () => (tf.engine().state.gradientDepth -= 1),
    ],
    [
      'debug mode',
      () => {
        tf.env().set('DEBUG', true);
      },
      () => {
        tf.env().set('DEBUG', false);
      },
    ],
  ];
  test.each(changes)('%s', (_name, change, undo) => {
    try {
      expect(isPristineAfter(change)).toBe(false);
    } finally {
      undo();
    }
    expect(isPristineAfter(() => undefined)).toBe(true);
  });
});
