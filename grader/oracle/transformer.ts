import { multiHeadAttention, type MultiHeadAttentionKernels } from './attention';
import { addBias, fromRows, project, rowsOf } from './linear-algebra';
import { at, mapValues, zipValues, type NumericTensor } from './tensor';

export interface NormParams {
  readonly gain: NumericTensor;
  readonly bias: NumericTensor;
}

export interface LayerNormInput {
  /** `[..., d]` */
  readonly x: NumericTensor;
  readonly params: NormParams;
  readonly epsilon?: number | undefined;
}

/** Normalises a row before gain and bias, the step where layer normalisation goes wrong. */
export type NormaliseRow = (row: readonly number[], epsilon: number) => number[];

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The biased variance; the unbiased one with `ddof = 1`. */
export function variance(values: readonly number[], ddof = 0): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - ddof);
}

export const normaliseRow: NormaliseRow = (row, epsilon) => {
  const centre = mean(row);
  const deviation = Math.sqrt(variance(row) + epsilon);
  return row.map((value) => (value - centre) / deviation);
};

/** Layer normalisation over the last axis (Ba et al. 2016). */
export function layerNorm(
  { x, params, epsilon = 1e-5 }: LayerNormInput,
  normalise: NormaliseRow = normaliseRow,
): NumericTensor {
  const rows = rowsOf(x).map((row) =>
    normalise(row, epsilon).map((value, i) => value * at(params.gain, i) + at(params.bias, i)),
  );
  return fromRows(x.shape.slice(0, -1), rows);
}

export interface FeedForwardKernels {
  readonly kernel1: NumericTensor;
  readonly bias1: NumericTensor;
  readonly kernel2: NumericTensor;
  readonly bias2: NumericTensor;
}

export interface FeedForwardInput {
  /** `[..., d]` */
  readonly x: NumericTensor;
  readonly params: FeedForwardKernels;
}

export const relu = (value: number): number => Math.max(value, 0);

/** relu(x·kernel1 + bias1)·kernel2 + bias2 (Vaswani et al. 2017, equation 2). */
export function feedForward(
  { x, params }: FeedForwardInput,
  activation: (value: number) => number = relu,
): NumericTensor {
  const hidden = mapValues(addBias(project(x, params.kernel1), params.bias1), (value) => activation(value));
  return addBias(project(hidden, params.kernel2), params.bias2);
}

export interface TransformerBlockInput {
  /** `[batch, n, dModel]` */
  readonly x: NumericTensor;
  readonly params: {
    readonly attention: MultiHeadAttentionKernels;
    readonly attentionNorm: NormParams;
    readonly feedForward: FeedForwardKernels;
    readonly feedForwardNorm: NormParams;
  };
  readonly numHeads: number;
  /** bool `[n, n]` */
  readonly mask?: NumericTensor | undefined;
}

/** The parts of a block, which misconceptions combine in other ways. */
export interface BlockParts {
  readonly attend: (x: NumericTensor) => NumericTensor;
  readonly feed: (x: NumericTensor) => NumericTensor;
  readonly normAttention: (x: NumericTensor) => NumericTensor;
  readonly normFeedForward: (x: NumericTensor) => NumericTensor;
}

export const add = (a: NumericTensor, b: NumericTensor): NumericTensor => zipValues(a, b, (p, q) => p + q);

/** The block's two sublayers and two norms, with their parameters applied. */
export function blockParts({ params, numHeads, mask }: TransformerBlockInput, epsilon?: number): BlockParts {
  return {
    attend: (x) => multiHeadAttention({ x, params: params.attention, numHeads, mask }),
    feed: (x) => feedForward({ x, params: params.feedForward }),
    normAttention: (x) => layerNorm({ x, params: params.attentionNorm, epsilon }),
    normFeedForward: (x) => layerNorm({ x, params: params.feedForwardNorm, epsilon }),
  };
}

/** The post-norm block of Vaswani et al. 2017: y = LN₁(x + MHA(x)), LN₂(y + FFN(y)). */
export function transformerBlock(input: TransformerBlockInput): NumericTensor {
  const { attend, feed, normAttention, normFeedForward } = blockParts(input);
  const y = normAttention(add(input.x, attend(input.x)));
  return normFeedForward(add(y, feed(y)));
}
