import { causalMaskOf, fixedInputs, maskFrom, numbersOf } from '../../engine/inputs';
import type { MultiHeadAttentionInput } from '../../oracle/multi-head-attention';
import { dim, filled, generate, mapValues, tensor, type NumericTensor } from '../../oracle/tensor';
import { kernelsFor } from '../shared/attention-inputs';

interface Sizes {
  readonly batch?: number;
  readonly n: number;
  readonly numHeads?: number;
  readonly dHead?: number;
  readonly masked?: boolean;
  /** The standard deviation of the kernels. */
  readonly spread?: number;
  readonly change?: (args: MultiHeadAttentionInput) => MultiHeadAttentionInput;
}

/** One of three keys is hidden from each query. */
const oneHidden = tensor([3, 3], [1, 1, 0, 0, 1, 1, 1, 0, 1], 'bool');

const zeros = (kernel: NumericTensor): NumericTensor => filled(kernel.shape, 0);

/** The same score for every key. */
const even = (args: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...args,
  params: { ...args.params, keyKernel: zeros(args.params.keyKernel) },
});

/** Values of 0. */
const silent = (args: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...args,
  params: { ...args.params, valueKernel: zeros(args.params.valueKernel) },
});

/** The same symmetric kernel in all four places, and positive numbers everywhere. */
function uniform(args: MultiHeadAttentionInput): MultiHeadAttentionInput {
  const d = dim(args.x, 2);
  const kernel = generate([d, d], (i) => {
    const [row, column] = [Math.floor(i / d), i % d];
    return 1 / (1 + row + column) + (row === column ? 0.5 * row : 0);
  });
  return {
    ...args,
    x: mapValues(args.x, Math.abs),
    params: { queryKernel: kernel, keyKernel: kernel, valueKernel: kernel, outputKernel: kernel },
  };
}

/** Zeros at position 0, whose scores are 0. */
const withZeros = (args: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...args,
  x: mapValues(args.x, (value, i) => (i < dim(args.x, 2) ? 0 : value)),
});

/** Kernels that change nothing. */
function plain(args: MultiHeadAttentionInput): MultiHeadAttentionInput {
  const d = dim(args.x, 2);
  const kernel = generate([d, d], (i) => (i % (d + 1) === 0 ? 1 : 0));
  return {
    ...args,
    params: { queryKernel: kernel, keyKernel: kernel, valueKernel: kernel, outputKernel: kernel },
  };
}

const positive = ({ x, params, ...rest }: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...rest,
  x: mapValues(x, Math.abs),
  params: {
    queryKernel: mapValues(params.queryKernel, Math.abs),
    keyKernel: mapValues(params.keyKernel, Math.abs),
    valueKernel: mapValues(params.valueKernel, Math.abs),
    outputKernel: mapValues(params.outputKernel, Math.abs),
  },
});

/** Inputs with square kernels, which hide no mistake behind an error. */
const square = (
  count: number,
  { batch = 1, n, numHeads = 1, dHead = 2, masked = false, spread = 0.7, change = (args) => args }: Sizes,
): MultiHeadAttentionInput[] =>
  fixedInputs(
    numbersOf('gaussian').map((numbers) => {
      const dModel = numHeads * dHead;
      const params = kernelsFor((name, shape) => numbers.normal(name, shape, spread), dModel, dModel);
      return change({
        x: numbers.normal('x', [batch, n, dModel]),
        params,
        numHeads,
        mask: masked ? (n === 3 ? oneHidden : maskFrom(numbers, n, n)) : undefined,
      });
    }),
    count,
  );

/** Under a causal mask, position 0 has these scores for itself and for the hidden position 1. */
const withScores = (visible: number, hidden: number): MultiHeadAttentionInput => ({
  x: tensor([1, 2, 2], [1, 2, hidden / visible, -1]),
  params: {
    queryKernel: tensor([2, 1], [visible, 0]),
    keyKernel: tensor([2, 1], [1, 0]),
    valueKernel: tensor([2, 1], [0, 1]),
    outputKernel: tensor([1, 2], [1, 1]),
  },
  numHeads: 1,
  mask: causalMaskOf(2),
});

const withAllVisible = (args: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...args,
  mask: filled([2, 2], 1, 'bool'),
});

/** Inputs on which few steps matter. */
export const isolating = (): readonly MultiHeadAttentionInput[] => [
  ...square(2, { n: 1, change: silent }),
  ...square(2, { n: 1, change: plain }),
  ...square(2, { n: 1, change: uniform }),
  ...square(2, { n: 1, change: positive }),
  ...square(2, { n: 1, numHeads: 2, change: uniform }),
  ...square(2, { n: 2, change: uniform }),
  ...square(2, { n: 3, change: even }),
  ...square(2, { n: 3, masked: true, change: even }),
  ...square(2, { n: 1, numHeads: 2 }),
  ...square(2, { batch: 2, n: 2, change: uniform }),
  ...square(2, { n: 2, change: positive }),
  ...square(2, { n: 2 }),
  ...square(2, { n: 3, masked: true }),
  ...square(2, { n: 3, masked: true, spread: 2.5 }),
  ...square(2, { n: 2, numHeads: 2 }),
  ...square(2, { n: 3, change: withZeros }),
  ...square(2, { n: 3, numHeads: 2, masked: true }),
  ...square(2, { batch: 2, n: 3, numHeads: 2 }),
  ...square(2, { batch: 3, n: 2, numHeads: 3 }),
  ...square(2, { batch: 2, n: 3, masked: true }),
  ...square(2, { batch: 3, n: 3, masked: true, change: withZeros }),
  ...square(2, { batch: 2, n: 3, numHeads: 2, masked: true }),
  ...square(2, { n: 2, numHeads: 2, dHead: 1 }),
  withScores(-1_000, 0),
  withScores(-1_000, -1_000),
  withScores(-1_000, 10),
  withScores(-5, 5),
  withScores(-5, -3.8),
  withScores(-2, -0.8),
  withScores(1_000, 1_000),
  withAllVisible(withScores(900, -800)),
  withAllVisible(withScores(-700, 900)),
];
