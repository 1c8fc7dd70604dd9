import {
  multiHeadAttention,
  type MultiHeadAttentionKernels,
  type MultiHeadSteps,
} from './multi-head-attention';
import { feedForward, type FeedForwardKernels } from './feed-forward';
import { layerNorm, type NormParams } from './layer-norm';
import { zipValues, type NumericTensor } from './tensor';

export { feedForward, relu, type FeedForwardInput, type FeedForwardKernels } from './feed-forward';
export { layerNorm, mean, variance, type LayerNormInput, type NormParams } from './layer-norm';

export interface TransformerBlockParams {
  readonly attention: MultiHeadAttentionKernels;
  readonly attentionNorm: NormParams;
  readonly feedForward: FeedForwardKernels;
  readonly feedForwardNorm: NormParams;
}

export interface TransformerBlockInput {
  /** `[batch, n, dModel]` */
  readonly x: NumericTensor;
  readonly params: TransformerBlockParams;
  readonly numHeads: number;
  /** bool `[n, n]` */
  readonly mask?: NumericTensor | undefined;
}

type Layer = (x: NumericTensor) => NumericTensor;

/** The block's two sublayers and two norms, with their parameters applied. */
export interface BlockParts {
  readonly attend: Layer;
  readonly feed: Layer;
  readonly normAttention: Layer;
  readonly normFeedForward: Layer;
}

/** What a half of the block could take by mistake. */
export interface Earlier {
  readonly x: NumericTensor;
  /** The sum before the first norm. */
  readonly firstSum: NumericTensor;
}

/** The steps of LN(stream + sublayer(stream)) that can go wrong, in order. */
export interface HalfSteps {
  /** What the sublayer gets. */
  readonly read: (stream: NumericTensor, norm: Layer, earlier: Earlier) => NumericTensor;
  /** What becomes of the sublayer’s output before the sum. */
  readonly branch: (output: NumericTensor, norm: Layer) => NumericTensor;
  readonly add: (
    stream: NumericTensor,
    branch: NumericTensor,
    earlier: Earlier & { readonly read: NumericTensor },
  ) => NumericTensor;
  /** What becomes of the sum. */
  readonly close: (sum: NumericTensor, norm: Layer) => NumericTensor;
}

/** The steps of a block that can go wrong. */
export interface BlockSteps {
  readonly attentionNorm: (params: TransformerBlockParams) => NormParams;
  readonly feedForwardNorm: (params: TransformerBlockParams) => NormParams;
  /** The epsilons that the two norms are given. */
  readonly attentionEpsilon: number | undefined;
  readonly feedForwardEpsilon: number | undefined;
  /** Those of attention itself. */
  readonly attention: Partial<MultiHeadSteps>;
  readonly firstSublayer: (parts: BlockParts) => Layer;
  readonly first: Partial<HalfSteps>;
  readonly secondSublayer: (parts: BlockParts) => Layer;
  readonly second: Partial<HalfSteps>;
  /** What is returned. */
  readonly finish: (output: NumericTensor, earlier: Earlier & { readonly y: NumericTensor }) => NumericTensor;
}

export const add = (a: NumericTensor, b: NumericTensor): NumericTensor => zipValues(a, b, (p, q) => p + q);

const halfSteps: HalfSteps = {
  read: (stream) => stream,
  branch: (output) => output,
  add,
  close: (sum, norm) => norm(sum),
};

const blockSteps: BlockSteps = {
  attentionNorm: ({ attentionNorm }) => attentionNorm,
  feedForwardNorm: ({ feedForwardNorm }) => feedForwardNorm,
  attentionEpsilon: undefined,
  feedForwardEpsilon: undefined,
  attention: {},
  firstSublayer: ({ attend }) => attend,
  first: {},
  secondSublayer: ({ feed }) => feed,
  second: {},
  finish: (output) => output,
};

export function blockParts(
  { params, numHeads, mask }: TransformerBlockInput,
  steps: BlockSteps = blockSteps,
): BlockParts {
  const attentionNorm = { params: steps.attentionNorm(params), epsilon: steps.attentionEpsilon };
  const feedForwardNorm = { params: steps.feedForwardNorm(params), epsilon: steps.feedForwardEpsilon };
  return {
    attend: (x) => multiHeadAttention({ x, params: params.attention, numHeads, mask }, steps.attention),
    feed: (x) => feedForward({ x, params: params.feedForward }),
    normAttention: (x) => layerNorm({ x, ...attentionNorm }),
    normFeedForward: (x) => layerNorm({ x, ...feedForwardNorm }),
  };
}

/** A half of a block: LN(stream + sublayer(stream)), and the sum in it. */
export interface Half {
  readonly result: NumericTensor;
  readonly sum: NumericTensor;
}

/** The post-norm block of Vaswani et al. 2017: y = LN₁(x + MHA(x)), LN₂(y + FFN(y)). */
export const transformerBlock = (
  input: TransformerBlockInput,
  changed: Partial<BlockSteps> = {},
): NumericTensor => secondHalf(input, firstHalf(input, changed), changed);

/** y = LN₁(x + MHA(x)); attention may be given for the right steps of it. */
export function firstHalf(
  input: TransformerBlockInput,
  changed: Partial<BlockSteps> = {},
  attend?: Layer,
): Half {
  const steps = { ...blockSteps, ...changed };
  const right = blockParts(input, steps);
  const parts = { ...right, attend: attend ?? right.attend };
  const { x } = input;
  return half(x, steps.first, {
    sublayer: steps.firstSublayer(parts),
    norm: parts.normAttention,
    earlier: { x, firstSum: x },
  });
}

/** LN₂(y + FFN(y)). */
export function secondHalf(
  input: TransformerBlockInput,
  { result: y, sum: firstSum }: Half,
  changed: Partial<BlockSteps> = {},
): NumericTensor {
  const steps = { ...blockSteps, ...changed };
  const parts = blockParts(input, steps);
  const { x } = input;
  const { result } = half(y, steps.second, {
    sublayer: steps.secondSublayer(parts),
    norm: parts.normFeedForward,
    earlier: { x, firstSum },
  });
  return steps.finish(result, { x, y, firstSum });
}

function half(
  stream: NumericTensor,
  changed: Partial<HalfSteps>,
  { sublayer, norm, earlier }: { readonly sublayer: Layer; readonly norm: Layer; readonly earlier: Earlier },
): Half {
  const steps = { ...halfSteps, ...changed };
  const read = steps.read(stream, norm, earlier);
  const sum = steps.add(stream, steps.branch(sublayer(read), norm), { ...earlier, read });
  return { sum, result: steps.close(sum, norm) };
}
