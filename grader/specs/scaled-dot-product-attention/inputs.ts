import * as fc from 'fast-check';
import { covering } from '../../engine/covering';
import { axis, fixedInputs, maskFrom, numbersOf } from '../../engine/inputs';
import type { AttentionInput } from '../../oracle/attention';
import { at, dim, filled, generate, tensor } from '../../oracle/tensor';
import { leadingAxes } from '../shared/leading-axes';

export const atLeastTwoKeys = fc
  .record({
    n: axis(1, 3),
    m: axis(2, 4),
    dK: axis(1, 4),
    dV: axis(1, 3),
    numbers: numbersOf('tenths', 'gaussian'),
  })
  .map(({ n, m, dK, dV, numbers }) => ({
    queries: numbers.normal('queries', [n, dK]),
    keys: numbers.normal('keys', [m, dK]),
    values: numbers.normal('values', [m, dV]),
  }));

/** The same queries and values with every score at −1000, all keys but the first hidden. */
export const withLowestScores = <A extends AttentionInput>(args: A): A => ({
  ...args,
  queries: filled(args.queries.shape, 20),
  keys: filled(args.keys.shape, -25 * (2 / Math.sqrt(dim(args.keys, -1)))),
  mask: generate(
    [dim(args.queries, -2), dim(args.keys, -2)],
    (i) => (i % dim(args.keys, -2) === 0 ? 1 : 0),
    'bool',
  ),
});

/** Visible scores of −1000, beside hidden ones that are as low, or higher. */
export const lowestScores: readonly AttentionInput[] = [
  withLowestScores({
    queries: filled([2, 4], 0),
    keys: filled([3, 4], 0),
    values: tensor([3, 2], [1, 2, 3, -1, 0, 5]),
  }),
  {
    queries: tensor([1, 1], [-1_000]),
    keys: tensor([2, 1], [1, 0]),
    values: tensor([2, 1], [1, 3]),
    mask: tensor([1, 2], [1, 0], 'bool'),
  },
];

/** The numbers in the rows of four keys; queries of 20 score 40 times as much. */
const KEY_LEVELS = [22, -25, 10, -13];

/**
 * Scores from −1000 to 1000, so far apart that only the largest visible one counts. A mask hides
 * the largest from query 0, the second largest from query 1, and so on.
 */
export const largeScores = covering({ masked: [false, true], m: [2, 3, 4] }).map((circumstances) =>
  fc
    .record({ circumstances, n: axis(2, 3), dV: axis(1, 3), numbers: numbersOf() })
    .map(({ circumstances: { masked: withMask, m }, n, dV, numbers }) => {
      const [more, turn] = [numbers.below('keys', [m, 4], 4), numbers.below('turn', [1], m)];
      const levels = Array.from({ length: m }, (_, j) => KEY_LEVELS[(j + at(turn, 0)) % m] ?? 0);
      const bySize = levels.map((_, j) => j).sort((i, j) => (levels[j] ?? 0) - (levels[i] ?? 0));
      return {
        queries: filled([n, 4], 20),
        keys: generate([m, 4], (i) => at(more, i) + (levels[Math.floor(i / 4)] ?? 0)),
        values: numbers.normal('values', [m, dV]),
        mask: withMask
          ? generate([n, m], (i) => Number(bySize[Math.floor(i / m) % m] !== i % m), 'bool')
          : undefined,
      };
    }),
);

/** The values are never as wide as there are keys: an output of the weights’ shape shows. */
export const masked = covering({ leading: [[], [1], [2], [1, 2]] }).map((circumstances) =>
  fc
    .record({ circumstances, n: axis(1, 3), m: axis(2, 4), numbers: numbersOf() })
    .map(({ circumstances: { leading }, n, m, numbers }) => ({
      queries: numbers.normal('queries', [...leading, n, 2]),
      keys: numbers.normal('keys', [...leading, m, 2]),
      values: numbers.normal('values', [...leading, m, 1]),
      mask: maskFrom(numbers, n, m),
    })),
);

const NUM_KEYS = 3;

/**
 * Small inputs for the gradient check. A mask hides one key from each query: every number that is
 * visible has a gradient.
 */
export const differentiable = covering({
  leading: leadingAxes,
  masked: [false, true],
  isSingle: [false, true],
}).map((circumstances) =>
  fc
    .record({ circumstances, numbers: numbersOf('gaussian') })
    .map(({ circumstances: { leading, masked: withMask, isSingle }, numbers }) => {
      const n = isSingle ? 1 : 2;
      const hidden = numbers.below('hidden', [n], NUM_KEYS);
      return {
        queries: numbers.normal('queries', [...leading, n, 2]),
        keys: numbers.normal('keys', [...leading, NUM_KEYS, 2]),
        values: numbers.normal('values', [...leading, NUM_KEYS, 2]),
        mask: withMask
          ? generate(
              [n, NUM_KEYS],
              (i) => Number(i % NUM_KEYS !== at(hidden, Math.floor(i / NUM_KEYS))),
              'bool',
            )
          : undefined,
      };
    }),
);

/** The hidden key has by far the largest score: a mask that lowers it too little shows. */
export const hiddenLargest: AttentionInput = {
  queries: tensor([1, 2], [4, 0]),
  keys: tensor([3, 2], [0.5, 0, 0, 1, 4, 0]),
  values: tensor([3, 2], [1, -1, 2, 0.5, -2, 1]),
  mask: tensor([1, 3], [1, 1, 0], 'bool'),
};

/** Square matrices, which hide no mistake behind an error: n = m and dK = dV. */
export const squares = (): readonly AttentionInput[] =>
  fixedInputs(
    fc
      .record({ masked: fc.boolean(), numbers: numbersOf('gaussian') })
      .map(({ masked: withMask, numbers }) => ({
        queries: numbers.normal('queries', [3, 2]),
        keys: numbers.normal('keys', [3, 2]),
        values: numbers.normal('values', [3, 2]),
        mask: withMask ? maskFrom(numbers, 3, 3) : undefined,
      })),
    10,
  );
