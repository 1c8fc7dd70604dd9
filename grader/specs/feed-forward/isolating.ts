import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { FeedForwardInput, FeedForwardKernels } from '../../oracle/feed-forward';
import { filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';

/** Hidden units far above 6, where some functions level off. */
export const examples = (): readonly FeedForwardInput[] =>
  [2, 3].map((rank) => ({
    x: generate([...Array<number>(rank - 1).fill(2), 2], (i) => 8 + i),
    params: {
      kernel1: generate([2, 2], (i) => [1, 0, 0.5, 1][i] ?? 0),
      bias1: filled([2], 1),
      kernel2: generate([2, 2], (i) => [1, -0.5, 0, 0.5][i] ?? 0),
      bias2: generate([2], (i) => i - 2),
    },
  }));

/** As wide inside as outside, so that no exchange of parameters causes an error. */
const squares = once(() =>
  fixedInputs(
    fc.record({ numbers: numbersOf('gaussian') }).map(({ numbers }): FeedForwardInput => ({
      x: numbers.normal('x', [3, 3]),
      params: {
        kernel1: numbers.normal('kernel1', [3, 3]),
        bias1: numbers.normal('bias1', [3]),
        kernel2: numbers.normal('kernel2', [3, 3]),
        bias2: numbers.normal('bias2', [3]),
      },
    })),
    8,
  ),
);

const zero = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

/** Other parameters for some of the inputs. */
const change = (
  count: number,
  changed: (params: FeedForwardKernels) => Partial<FeedForwardKernels>,
): FeedForwardInput[] =>
  squares()
    .slice(0, count)
    .map((input) => ({ ...input, params: { ...input.params, ...changed(input.params) } }));

/** Inputs on which few steps matter. */
export const isolating = (): readonly FeedForwardInput[] => [
  ...squares(),
  // The hidden units have no effect.
  ...change(2, ({ kernel2 }) => ({ kernel2: zero(kernel2) })),
  // Every hidden unit is on.
  ...change(3, ({ bias1, kernel1 }) => ({
    kernel1: mapValues(kernel1, (value) => value / 8),
    bias1: mapValues(bias1, (value) => Math.abs(value) + 1.5),
  })),
  // No bias.
  ...change(2, ({ bias1, bias2 }) => ({ bias1: zero(bias1), bias2: zero(bias2) })),
  ...change(2, ({ bias2 }) => ({ bias2: zero(bias2) })),
  // One positive number: most functions in place of relu differ, and little else does.
  ...[1, 2].map((value): FeedForwardInput => ({
    x: filled([1, 1], value),
    params: {
      kernel1: filled([1, 1], 1),
      bias1: filled([1], 0),
      kernel2: filled([1, 1], 3),
      bias2: filled([1], 0),
    },
  })),
];
