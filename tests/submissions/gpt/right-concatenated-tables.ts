// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

/** Looks tokens and positions up in one table, and adds pairs of rows. */
export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, n] = tokens.shape;
    const [vocab, d] = params.tokenEmbedding.shape;
    const table = tf.concat([params.tokenEmbedding, params.positionEmbedding], 0);
    const places = tf
      .range(vocab, vocab + n, 1, 'int32')
      .reshape([1, n])
      .tile([batch, 1]);
    const ids = tf.stack([tokens, places], 2).reshape([-1]) as tf.Tensor1D;
    let x = tf.gather(table, ids).reshape([batch, n, 2, d]).sum(2) as tf.Tensor3D;
    const mask = causalMask(n);
    for (const params_ of params.blocks.slice()) x = transformerBlock(x, params_, numHeads, mask);
    return nextTokenLogits(x, params.unembedding);
  });
}
