// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

/**
 * A GPT (Radford et al. 2018): a stack of transformer blocks under a causal mask, between an
 * embedding and an unembedding.
 *
 * The input of the first block is the sum of the token's embedding and of the embedding of its
 * position, without a factor. No norm follows the last block. The result is that of
 * `nextTokenLogits`.
 * `tf.grad` must be able to differentiate it with respect to every parameter.
 *
 * @param tokens int32 `[batch, n]`, each in 0 … vocab − 1, 1 ≤ n ≤ maxLength
 * @param params the embeddings of tokens `[vocab, dModel]` and positions `[maxLength, dModel]`, the
 *   blocks in order, of which there may be none, and the unembedding `[dModel, vocab]`
 * @param numHeads number of attention heads in each block
 * @returns logits `[batch, n, vocab]`; those at position t score token t + 1
 */
export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  throw new Error('Not started: gpt');
}
