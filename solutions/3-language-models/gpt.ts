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
  return tf.tidy(() => {
    const n = tokens.shape[1];
    const mask = causalMask(n);
    const positions = tf.range(0, n, 1, 'int32');
    const embedded = tf.gather(params.tokenEmbedding, tokens);
    let x = embedded.add(tf.gather(params.positionEmbedding, positions)) as tf.Tensor3D;
    for (const block of params.blocks) {
      x = transformerBlock(x, block, numHeads, mask);
    }
    return nextTokenLogits(x, params.unembedding);
  });
}
