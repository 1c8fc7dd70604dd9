import * as fc from 'fast-check';
import { axis, fixedInputs, maskFrom, numbersOf } from '../../engine/inputs';
import type { AttentionInput } from '../../oracle/attention';
import { dim, filled, generate, tensor } from '../../oracle/tensor';

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

/** Scores up to ±1e3, visible and hidden. */
export const largeScores = fc
  .record({ n: axis(1, 3), m: axis(2, 4), dV: axis(1, 3), masked: fc.boolean(), numbers: numbersOf() })
  .map(({ n, m, dV, masked, numbers }) => ({
    queries: generate([n, 4], () => 20),
    keys: numbers.between('keys', [m, 4], -25, 25),
    values: numbers.normal('values', [m, dV]),
    mask: masked ? maskFrom(numbers, n, m) : undefined,
  }));

export const masked = fc
  .record({
    leading: fc.array(axis(1, 2), { maxLength: 2 }),
    n: axis(1, 3),
    m: axis(2, 4),
    numbers: numbersOf(),
  })
  .map(({ leading, n, m, numbers }) => ({
    queries: numbers.normal('queries', [...leading, n, 2]),
    keys: numbers.normal('keys', [...leading, m, 2]),
    values: numbers.normal('values', [...leading, m, 3]),
    mask: maskFrom(numbers, n, m),
  }));

/** Small inputs for the gradient check, with and without a mask. */
export const differentiable = fc
  .record({
    leading: fc.array(axis(1, 2), { maxLength: 2 }),
    n: axis(1, 3),
    m: axis(2, 3),
    masked: fc.boolean(),
    numbers: numbersOf('gaussian'),
  })
  .map(({ leading, n, m, masked: withMask, numbers }) => ({
    queries: numbers.normal('queries', [...leading, n, 2]),
    keys: numbers.normal('keys', [...leading, m, 2]),
    values: numbers.normal('values', [...leading, m, 3]),
    mask: withMask ? maskFrom(numbers, n, m) : undefined,
  }));

/** Square matrices, which hide no mistake behind an error: n = m and dK = dV. */
export const squares: readonly AttentionInput[] = fixedInputs(
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
