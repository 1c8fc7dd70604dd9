import type { MultiHeadAttentionKernels } from '../../oracle/multi-head-attention';
import type { BlockParams } from '../../oracle/encoder';
import { filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';

/** Positive numbers that differ, the same with every seed. */
const pattern = (shape: readonly number[]): NumericTensor =>
  generate(shape, (i) => Math.fround(0.25 + ((5 * i) % 7) / 7));

const times = (x: NumericTensor, factor: number): NumericTensor =>
  mapValues(x, (value) => Math.fround(factor * value));

/** Kernels with which every position attends almost equally to all that it sees. */
export const livelyKernels = (kernels: MultiHeadAttentionKernels): MultiHeadAttentionKernels => ({
  queryKernel: times(pattern(kernels.queryKernel.shape), 1e-3),
  keyKernel: times(pattern(kernels.keyKernel.shape), 1e-3),
  valueKernel: pattern(kernels.valueKernel.shape),
  outputKernel: pattern(kernels.outputKernel.shape),
});

const plainNorm = ({ gain, bias }: BlockParams['attentionNorm']): BlockParams['attentionNorm'] => ({
  gain: filled(gain.shape, 1),
  bias: filled(bias.shape, 0),
});

/** A block with such kernels, in which every hidden unit is on, and the bias hides nothing. */
export const livelyBlock = ({ attention, feedForward, ...norms }: BlockParams): BlockParams => ({
  attentionNorm: plainNorm(norms.attentionNorm),
  feedForwardNorm: plainNorm(norms.feedForwardNorm),
  attention: livelyKernels(attention),
  feedForward: {
    kernel1: times(pattern(feedForward.kernel1.shape), 0.5),
    bias1: filled(feedForward.bias1.shape, 3),
    kernel2: times(pattern(feedForward.kernel2.shape), 0.2),
    bias2: mapValues(feedForward.bias2, (_, i) => (i % 2 === 0 ? 0.25 : -0.25)),
  },
});

/** Two such blocks in place of any number, so that one is left if a mistake skips one. */
export const livelyPair = (blocks: readonly BlockParams[]): BlockParams[] =>
  [...blocks, ...blocks].slice(0, 2).map(livelyBlock);
