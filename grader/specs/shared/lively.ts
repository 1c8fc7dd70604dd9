import type { MultiHeadAttentionKernels } from '../../oracle/attention';
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

/** A block with such kernels, in which every hidden unit is on, and the bias hides nothing. */
export const livelyBlock = ({ attention, feedForward, ...norms }: BlockParams): BlockParams => ({
  ...norms,
  attention: livelyKernels(attention),
  feedForward: {
    kernel1: times(pattern(feedForward.kernel1.shape), 0.1),
    bias1: filled(feedForward.bias1.shape, 4),
    kernel2: times(pattern(feedForward.kernel2.shape), 0.1),
    bias2: mapValues(feedForward.bias2, (_, i) => (i % 2 === 0 ? 0.25 : -0.25)),
  },
});
