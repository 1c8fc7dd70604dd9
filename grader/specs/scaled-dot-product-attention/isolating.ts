import { fixedInputs, maskFrom, numbersOf } from '../../engine/inputs';
import type { AttentionInput } from '../../oracle/attention';
import { filled, generate, tensor, type NumericTensor } from '../../oracle/tensor';
import { squares } from './inputs';

interface Sizes {
  readonly leading?: readonly number[];
  /** The number of queries, and of keys. */
  readonly length: number;
  /** dK and dV. */
  readonly width: number;
  readonly masked?: boolean;
  readonly change?: (args: AttentionInput) => AttentionInput;
}

/** Inputs that hide no mistake behind an error: n = m and dK = dV. */
const square = (
  count: number,
  { leading = [], length, width, masked = false, change = (args) => args }: Sizes,
): AttentionInput[] =>
  fixedInputs(
    numbersOf('gaussian').map((numbers) =>
      change({
        queries: numbers.normal('queries', [...leading, length, width]),
        keys: numbers.normal('keys', [...leading, length, width]),
        values: numbers.normal('values', [...leading, length, width]),
        mask: masked ? maskFrom(numbers, length, length) : undefined,
      }),
    ),
    count,
  );

const firstKeyOnly = tensor([2, 2], [1, 0, 1, 0], 'bool');

/** Two queries and two keys whose scores are these, but for the scale; the second key is hidden. */
const withScores = (visible: number, hidden: number, values = [1, 3]): AttentionInput => ({
  queries: tensor([2, 1], [visible, visible * 0.99]),
  keys: tensor([2, 1], [1, hidden / visible]),
  values: tensor([2, 1], values),
  mask: firstKeyOnly,
});

/** One of three keys is hidden from each query. */
const oneHidden = tensor([3, 3], [1, 1, 0, 0, 1, 1, 1, 0, 1], 'bool');

/** The same key everywhere, so that the scores of a query are all the same. */
const withEqualKeys = (args: AttentionInput): AttentionInput => {
  const width = args.keys.shape.at(-1) ?? 1;
  const equal = (x: NumericTensor): NumericTensor => generate(x.shape, (i) => 0.5 + 0.3 * (i % width));
  return { ...args, keys: equal(args.keys), mask: args.mask && oneHidden };
};

const withZeroScores = (args: AttentionInput): AttentionInput => ({
  ...args,
  mask: oneHidden,
  queries: filled(args.queries.shape, 0),
});

const withLargeScores = (args: AttentionInput): AttentionInput => ({
  ...args,
  queries: generate(args.queries.shape, (i) => 150 * (i % 2 === 0 ? 1 : -1)),
});

/** Inputs on which few steps matter. */
export const isolating = (): readonly AttentionInput[] => [
  ...square(2, { length: 1, width: 1 }),
  ...square(2, { length: 1, width: 3 }),
  ...square(2, { length: 2, width: 1 }),
  ...square(2, { length: 3, width: 2, change: withEqualKeys }),
  ...square(2, { length: 3, width: 2, masked: true, change: withEqualKeys }),
  ...square(2, { length: 3, width: 2, masked: true, change: withZeroScores }),
  ...squares(),
  ...square(3, { leading: [2], length: 2, width: 3 }),
  ...square(2, { leading: [3, 2], length: 2, width: 3 }),
  ...square(2, { leading: [2], length: 2, width: 3, masked: true }),
  ...square(2, { length: 2, width: 2, change: withLargeScores }),
  ...square(2, { length: 3, width: 2, masked: true, change: withLargeScores }),
  withScores(-1_000, 0),
  withScores(-1_000, 0, [1, 0]),
  withScores(-1_000, 5, [1, -0.01]),
  withScores(-1_000, -1_000),
  withScores(-1_000, -1_000, [1, 1.2]),
  withScores(-1_000, 10),
  withScores(-5, 5),
  withScores(-5, -3.8),
  withScores(-2, -0.8),
  withScores(8, 1),
  withScores(9, 2),
];
