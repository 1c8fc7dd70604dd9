/*
 * wrong: a mixture: post-norm around the attention, pre-norm around the feed-forward network
 * source: typical
 * mistakes: second half is pre-norm (last sum is not normalised)
 */
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const y = layerNorm(x.add(multiHeadAttention(x, params.attention, numHeads, mask)), params.attentionNorm);
    const n = layerNorm(y, params.feedForwardNorm);
    return y.add(feedForward(n, params.feedForward)) as tf.Tensor3D;
  });
}
