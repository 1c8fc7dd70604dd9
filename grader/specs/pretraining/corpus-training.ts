import { batches, type BatchOptions } from '../../corpus/batches';
import { vocabulary } from '../../corpus/words';
import type { BlockParams, GptParams } from '../../oracle/gpt';
import type { PretrainInput } from '../../oracle/pretraining';
import { gaussians, type Seed } from '../../oracle/random';
import { filled, generate, type NumericTensor } from '../../oracle/tensor';

/** The steps of the long training. */
export const LONG_STEPS = 200;

/** The tokens in a window of the corpus. */
export const WINDOW = 24;

const WIDTH = 32;
const HIDDEN = 64;
export const HEADS = 4;

/** The first batches of a seed, for a model that reads whole windows. */
export const corpusBatches = (seed: Seed, count: number): BatchOptions & { readonly count: number } => ({
  ...{ seed, count, batchSize: 32, length: WINDOW },
  start: 'sentence',
});

/** A training on the corpus whose weights and batches are drawn from the seed. */
export const corpusTraining = (seed: Seed): PretrainInput => ({
  params: initialParams(seed),
  numHeads: HEADS,
  batches: batches(corpusBatches(seed, LONG_STEPS)),
  options: {
    schedule: { maximum: 0.01, minimum: 0.001, warmupSteps: 10, totalSteps: LONG_STEPS },
    // As for GPT-3 (Brown et al. 2020, appendix B).
    beta1: 0.9,
    beta2: 0.95,
    epsilon: 1e-8,
    weightDecay: 0.1,
  },
});

/** Kernels keep the size of what goes through them; biases are 0 and gains 1. */
function initialParams(seed: Seed): GptParams {
  const normal = (name: string, shape: readonly number[], scale: number): NumericTensor => {
    const draw = gaussians(seed, name);
    return generate(shape, () => Math.fround(scale * draw()));
  };
  const kernel = (name: string, from: number, to: number): NumericTensor =>
    normal(name, [from, to], 1 / Math.sqrt(from));
  const square = (name: string): NumericTensor => kernel(name, WIDTH, WIDTH);
  const norm = (): BlockParams['attentionNorm'] => ({ gain: filled([WIDTH], 1), bias: filled([WIDTH], 0) });
  return {
    tokenEmbedding: normal('token embedding', [vocabulary.length, WIDTH], 0.5),
    positionEmbedding: normal('position embedding', [WINDOW, WIDTH], 0.5),
    blocks: [
      {
        attention: {
          queryKernel: square('query kernel'),
          keyKernel: square('key kernel'),
          valueKernel: square('value kernel'),
          outputKernel: square('output kernel'),
        },
        attentionNorm: norm(),
        feedForward: {
          kernel1: kernel('kernel 1', WIDTH, HIDDEN),
          bias1: filled([HIDDEN], 0),
          kernel2: kernel('kernel 2', HIDDEN, WIDTH),
          bias2: filled([WIDTH], 0),
        },
        feedForwardNorm: norm(),
      },
    ],
    unembedding: kernel('unembedding', WIDTH, vocabulary.length),
  };
}
