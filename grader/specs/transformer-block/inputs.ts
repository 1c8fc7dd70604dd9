import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, causalMaskOf, maskFrom, numbersOf, type Numbers } from '../../engine/inputs';
import { filled, mapValues, maxMagnitude, tensor, type NumericTensor } from '../../oracle/tensor';
import { add, blockParts, type NormParams, type TransformerBlockInput } from '../../oracle/transformer';
import { feedForwardParams, isSmooth, smoothParams } from '../feed-forward/inputs';
import { kernelsFor } from '../shared/attention-inputs';

/** The circumstances of a block; all of them if none are given. */
interface Circumstances {
  readonly masked?: readonly boolean[];
  /** Whether there is only one position. */
  readonly isSingle?: readonly boolean[];
}

const circumstancesOf = ({ masked = [false, true], isSingle = [false, true] }: Circumstances) =>
  covering({ batch: [1, 2], numHeads: [1, 2], masked, isSingle });

/** Numbers that tell the columns of x apart. */
export const streamOf = (numbers: Numbers, shape: readonly [number, number, number]): NumericTensor =>
  mapValues(numbers.normal('x', shape), (value, i) => Math.fround(value + (i % shape[2]) - 1));

const normOf = (numbers: Numbers, name: string, dModel: number): NormParams => ({
  gain: numbers.between(`${name} gain`, [dModel], 0.5, 2),
  bias: numbers.normal(`${name} bias`, [dModel]),
});

interface Sizes {
  readonly dModel: number;
  /** Of all heads together. */
  readonly width: number;
  readonly dHidden: number;
}

export const blockParams = (
  numbers: Numbers,
  { dModel, width, dHidden }: Sizes,
): TransformerBlockInput['params'] => ({
  attention: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, width),
  attentionNorm: normOf(numbers, 'attentionNorm', dModel),
  feedForward: feedForwardParams(numbers, dModel, dHidden),
  feedForwardNorm: normOf(numbers, 'feedForwardNorm', dModel),
});

type Range = readonly [from: number, to: number];

/** The lengths of axes. */
export interface SizeRanges {
  readonly n: Range;
  readonly dHead: Range;
  readonly dHidden: Range;
}

const anySizes: SizeRanges = { n: [2, 4], dHead: [1, 3], dHidden: [1, 5] };
const largeSizes: SizeRanges = { n: [3, 4], dHead: [2, 3], dHidden: [3, 5] };

export const inputs = (
  circumstances: Circumstances = {},
  sizes: SizeRanges = anySizes,
): Cases<TransformerBlockInput> =>
  circumstancesOf(circumstances).map((each) =>
    fc
      .record({
        each,
        n: axis(...sizes.n),
        dModel: axis(3, 4),
        dHead: axis(...sizes.dHead),
        dHidden: axis(...sizes.dHidden),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(({ each: { batch, numHeads, masked, isSingle }, n: several, dModel, dHead, dHidden, numbers }) => {
        const n = isSingle ? 1 : several;
        return {
          x: streamOf(numbers, [batch, n, dModel]),
          params: blockParams(numbers, { dModel, width: numHeads * dHead, dHidden }),
          numHeads,
          mask: masked ? maskFrom(numbers, n, n) : undefined,
        };
      }),
  );

/** The same inputs with other parameters. */
const withParams = (
  cases: Cases<TransformerBlockInput>,
  change: (params: TransformerBlockInput['params']) => TransformerBlockInput['params'],
): Cases<TransformerBlockInput> =>
  cases.map((each) => each.map((args) => ({ ...args, params: change(args.params) })));

/** Nearly all hidden units are active, so that what attention sees shows in the result. */
export const activeParams = (params: TransformerBlockInput['params']): TransformerBlockInput['params'] => ({
  ...params,
  feedForward: {
    ...params.feedForward,
    bias1: mapValues(params.feedForward.bias1, (value) => Math.fround(value / 2 + 3)),
  },
});

export const activeInputs = (circumstances: Circumstances): Cases<TransformerBlockInput> =>
  withParams(inputs(circumstances, largeSizes), activeParams);

/** Whether every hidden unit of a block is clearly on or off. */
export function isSmoothBlock(input: TransformerBlockInput): boolean {
  const { attend, normAttention } = blockParts(input);
  const y = normAttention(add(input.x, attend(input.x)));
  return isSmooth({ x: y, params: input.params.feedForward });
}

/** Parameters of a small block for a gradient check, in which every parameter has an effect. */
export const smoothBlockParams = (
  numbers: Numbers,
  dModel: number,
  width: number,
): TransformerBlockInput['params'] => ({
  attention: kernelsFor(numbers.normal, dModel, width),
  attentionNorm: normOf(numbers, 'attentionNorm', dModel),
  feedForward: smoothParams(numbers, dModel, 2),
  feedForwardNorm: normOf(numbers, 'feedForwardNorm', dModel),
});

/** Small inputs at which the result is smooth. With two columns, a norm would have no gradient. */
export const smoothInputs: Cases<TransformerBlockInput> = circumstancesOf({}).map((each) =>
  fc
    .record({ each, numbers: numbersOf('gaussian') })
    .map(({ each: { batch, numHeads, masked, isSingle }, numbers }) => {
      const n = isSingle ? 1 : 3;
      return {
        x: streamOf(numbers, [batch, n, 3]),
        params: smoothBlockParams(numbers, 3, 2 * numHeads),
        numHeads,
        mask: masked ? causalMaskOf(n) : undefined,
      };
    })
    .filter(isSmoothBlock),
);

const hundredths = (shape: readonly number[], values: readonly number[]): NumericTensor =>
  tensor(
    shape,
    values.map((value) => Math.fround(value / 100)),
  );

/** Both sums that a norm gets vary by about a hundredth, so the default epsilon of 1e-5 matters. */
const smallParams: TransformerBlockInput['params'] = {
  attention: {
    queryKernel: tensor([3, 2], [1, 0, -1, 2, 0, 1]),
    keyKernel: tensor([3, 2], [2, 1, 0, -1, 1, 0]),
    valueKernel: tensor([3, 2], [1, 0, 0, 1, -1, 0.5]),
    outputKernel: tensor([2, 3], [0.5, 0, -0.5, 0, 0.5, 0]),
  },
  attentionNorm: { gain: hundredths([3], [1, 1.5, 1]), bias: hundredths([3], [0.5, 0, -0.5]) },
  feedForward: {
    kernel1: tensor([3, 2], [1, -1, 0, 1, -1, 0]),
    bias1: hundredths([2], [0.5, 1]),
    kernel2: tensor([2, 3], [0.5, 0, 0.5, 0, -0.5, 0.5]),
    bias2: hundredths([3], [0, 0.5, -0.5]),
  },
  feedForwardNorm: { gain: tensor([3], [1, 2, 1]), bias: filled([3], 0) },
};

/** Inputs on which another epsilon, or a sum of another size, changes the result by percents. */
export const smallSums: readonly TransformerBlockInput[] = [
  { x: hundredths([1, 2, 3], [1, -1, 0, 2, 0, -2]), params: smallParams, numHeads: 1 },
  {
    x: hundredths([1, 2, 3], [1, -1, 0, 2, 0, -2]),
    params: smallParams,
    numHeads: 2,
    mask: causalMaskOf(2),
  },
  { x: hundredths([2, 1, 3], [0, 1, -1, -2, 1, 1]), params: smallParams, numHeads: 1 },
];

/** Holds for `smallSums`; every generated x has larger numbers. */
export const isSmall = ({ x }: TransformerBlockInput): boolean => maxMagnitude(x) < 0.1;
