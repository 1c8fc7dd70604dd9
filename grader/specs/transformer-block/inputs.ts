import * as fc from 'fast-check';
import { axis, causalMaskOf, maskFrom, numbersOf, type NumberStyle } from '../../engine/inputs';
import { filled, mapValues, maxMagnitude, tensor, type NumericTensor } from '../../oracle/tensor';
import type { TransformerBlockInput } from '../../oracle/transformer';
import { feedForwardParams } from '../feed-forward/inputs';
import { kernelsFor } from '../shared/attention-inputs';

export const inputs = (
  options: {
    readonly masked?: fc.Arbitrary<boolean>;
    readonly styles?: NumberStyle[];
    readonly minLength?: number;
  } = {},
): fc.Arbitrary<TransformerBlockInput> =>
  fc
    .record({
      batch: axis(1, 2),
      n: axis(options.minLength ?? 1, 4),
      dModel: axis(3, 4),
      numHeads: axis(1, 2),
      dHead: axis(1, 3),
      dHidden: axis(1, 5),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(...(options.styles ?? ['tenths', 'gaussian'])),
    })
    .map(({ batch, n, dModel, numHeads, dHead, dHidden, masked, numbers }) => {
      const norm = (name: string): { gain: NumericTensor; bias: NumericTensor } => ({
        gain: numbers.between(`${name} gain`, [dModel], 0.5, 2),
        bias: numbers.normal(`${name} bias`, [dModel]),
      });
      return {
        x: mapValues(numbers.normal('x', [batch, n, dModel]), (value, i) =>
          Math.fround(value + (i % dModel) - 1),
        ),
        params: {
          attention: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, numHeads * dHead),
          attentionNorm: norm('attentionNorm'),
          feedForward: feedForwardParams(numbers, dModel, dHidden),
          feedForwardNorm: norm('feedForwardNorm'),
        },
        numHeads,
        mask: masked ? maskFrom(numbers, n, n) : undefined,
      };
    });

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
