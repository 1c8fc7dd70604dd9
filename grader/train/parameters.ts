import { mapTensors, tensorsOf, type Argument } from '../engine/values';
import { gaussians } from '../oracle/random';
import { filled, generate, mapValues, sizeOf, type NumericTensor } from '../oracle/tensor';
import type { ModelShape } from './configuration';

/** A nested record of tensors in the shape of the course's `GptParams`. */
export type Params = Readonly<Record<string, Argument>>;

/** A model between two steps, with what AdamW remembers of each parameter. */
export interface TrainingState {
  /** The steps made so far. */
  readonly step: number;
  readonly params: Params;
  readonly m: Params;
  readonly v: Params;
}

/**
 * Random parameters. Kernels are normal with variance 1 / (their inputs), embeddings with variance
 * 1 / width; gains are 1 and biases 0.
 */
export function initialParameters(shape: ModelShape, seed: number): Params {
  const { vocabulary, contextLength, width, hidden } = shape;
  const normal = gaussians(seed, 'initial parameters');
  const random = (dims: readonly number[], variance: number): NumericTensor =>
    generate(dims, () => Math.fround(Math.sqrt(variance) * normal()));
  const kernel = (dIn: number, dOut: number): NumericTensor => random([dIn, dOut], 1 / dIn);
  const norm = (): Params => ({ gain: filled([width], 1), bias: filled([width], 0) });
  const block = (): Params => ({
    attention: {
      queryKernel: kernel(width, width),
      keyKernel: kernel(width, width),
      valueKernel: kernel(width, width),
      outputKernel: kernel(width, width),
    },
    attentionNorm: norm(),
    feedForward: {
      kernel1: kernel(width, hidden),
      bias1: filled([hidden], 0),
      kernel2: kernel(hidden, width),
      bias2: filled([width], 0),
    },
    feedForwardNorm: norm(),
  });
  return {
    tokenEmbedding: random([vocabulary, width], 1 / width),
    positionEmbedding: random([contextLength, width], 1 / width),
    blocks: Array.from({ length: shape.blocks }, block),
    unembedding: kernel(width, vocabulary),
  };
}

/** A state before the first step. */
export const untrained = (params: Params): TrainingState => {
  const zeros = mapTensors(params, (_, tensor) => mapValues(tensor, () => 0));
  return { step: 0, params, m: zeros, v: zeros };
};

/** How many numbers are trained. */
export const countOf = (params: Params): number =>
  tensorsOf(params).reduce((count, { tensor }) => count + sizeOf(tensor.shape), 0);
