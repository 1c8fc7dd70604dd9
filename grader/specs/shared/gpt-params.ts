import type { Numbers } from '../../engine/inputs';
import type { BlockParams, GptParams } from '../../oracle/gpt';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import { kernelsFor } from './attention-inputs';

/** The sizes of a GPT. The width of all heads is numHeads · dHead. */
export interface GptShape {
  readonly vocab: number;
  readonly maxLength: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dHead: number;
  readonly dHidden: number;
  readonly numBlocks: number;
}

/** Parameters of a GPT; all numbers differ, and none is 0 for all inputs. */
export function gptParams(numbers: Numbers, shape: GptShape): GptParams {
  const { vocab, maxLength, dModel, numBlocks } = shape;
  return {
    tokenEmbedding: numbers.normal('tokenEmbedding', [vocab, dModel]),
    positionEmbedding: numbers.normal('positionEmbedding', [maxLength, dModel]),
    blocks: Array.from({ length: numBlocks }, (_, index) => blockParams(numbers, shape, `block ${index}`)),
    unembedding: numbers.normal('unembedding', [dModel, vocab], 0.5),
  };
}

/** Parameters of one block; a prefix makes its numbers its own. */
export function blockParams(
  numbers: Numbers,
  { dModel, numHeads, dHead, dHidden }: Pick<GptShape, 'dModel' | 'numHeads' | 'dHead' | 'dHidden'>,
  prefix: string,
): BlockParams {
  const normal = (name: string, dims: readonly number[], scale?: number): NumericTensor =>
    numbers.normal(`${prefix} ${name}`, dims, scale);
  const norm = (name: string): BlockParams['attentionNorm'] => ({
    gain: numbers.between(`${prefix} ${name} gain`, [dModel], 0.5, 1.5),
    bias: normal(`${name} bias`, [dModel], 0.5),
  });
  return {
    attention: kernelsFor((name, dims) => normal(name, dims, 0.5), dModel, numHeads * dHead),
    attentionNorm: norm('attentionNorm'),
    feedForward: {
      kernel1: normal('kernel1', [dModel, dHidden], 0.5),
      // Raised, so that most of the hidden units are active.
      bias1: mapValues(normal('bias1', [dHidden], 0.5), (value) => value + 0.5),
      kernel2: normal('kernel2', [dHidden, dModel], 0.5),
      bias2: normal('bias2', [dModel], 0.5),
    },
    feedForwardNorm: norm('feedForwardNorm'),
  };
}
