import { once } from '../../engine/remember';
import { fixedInputs, maskFrom, numbersOf, type Numbers } from '../../engine/inputs';
import { filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import { layerNorm, type TransformerBlockInput, type TransformerBlockParams } from '../../oracle/transformer';
import { feedForwardParams } from '../feed-forward/inputs';
import { kernelsFor } from '../shared/attention-inputs';

const D = 4;

const normOf = (numbers: Numbers, name: string): { gain: NumericTensor; bias: NumericTensor } => ({
  gain: numbers.between(`${name} gain`, [D], 0.5, 2),
  bias: numbers.normal(`${name} bias`, [D]),
});

/** Two heads, a mask, and numbers of all kinds. */
const blocks = once(() =>
  fixedInputs(
    numbersOf('gaussian').map((numbers): TransformerBlockInput => ({
      x: mapValues(numbers.normal('x', [1, 3, D]), (value, i) => Math.fround(value + (i % D))),
      params: {
        attention: kernelsFor(numbers.normal, D, 4),
        attentionNorm: normOf(numbers, 'attentionNorm'),
        feedForward: feedForwardParams(numbers, D, 3),
        feedForwardNorm: normOf(numbers, 'feedForwardNorm'),
      },
      numHeads: 2,
      mask: maskFrom(numbers, 3, 3),
    })),
    2,
  ),
);

const zero = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

const withParams = (
  changed: (params: TransformerBlockParams) => Partial<TransformerBlockParams>,
): TransformerBlockInput[] =>
  blocks().map((input) => ({ ...input, params: { ...input.params, ...changed(input.params) } }));

const quietAttention = ({ attention }: TransformerBlockParams): Partial<TransformerBlockParams> => ({
  attention: { ...attention, outputKernel: zero(attention.outputKernel) },
});
const quietFeedForward = ({ feedForward }: TransformerBlockParams): Partial<TransformerBlockParams> => ({
  feedForward: { ...feedForward, kernel2: zero(feedForward.kernel2), bias2: zero(feedForward.bias2) },
});

/** A norm that returns nearly the same row for all. */
const flat = { gain: filled([D], 1e-4), bias: generate([D], (i) => i - 1) };

/** Norms that do nothing to rows with mean 0 and variance 1. */
const plain = { gain: filled([D], 1), bias: filled([D], 0) };
const plainNorms = { attentionNorm: plain, feedForwardNorm: plain };

const normalised = (inputs: readonly TransformerBlockInput[]): TransformerBlockInput[] =>
  inputs.map((input) => ({ ...input, x: mapValues(layerNorm({ x: input.x, params: plain }), Math.fround) }));

/** Inputs on which few steps matter. */
export const isolating = (): readonly TransformerBlockInput[] => [
  // Only the last norm matters.
  ...withParams(() => ({ feedForwardNorm: flat })),
  // Neither sublayer matters, nor the norms.
  ...normalised(
    withParams((params) => ({ ...quietAttention(params), ...quietFeedForward(params), ...plainNorms })),
  ),
  // Only attention and the first residual connection matter.
  ...normalised(withParams((params) => ({ ...quietFeedForward(params), ...plainNorms }))),
  // Only the feed-forward network and the second residual connection matter.
  ...normalised(withParams((params) => ({ ...quietAttention(params), ...plainNorms }))),
  // Only the second half matters.
  ...withParams((params) => ({ ...quietFeedForward(params), attentionNorm: flat })),
  // Neither sublayer matters.
  ...withParams((params) => ({ ...quietAttention(params), ...quietFeedForward(params) })),
];
