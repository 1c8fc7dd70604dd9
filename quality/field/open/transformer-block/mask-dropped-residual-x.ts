/*
 * wrong: the mask is not passed on, and the second residual starts from x
 * source: typical
 * mistakes: mask ignored; second residual from x
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
    const y = layerNorm(x.add(multiHeadAttention(x, params.attention, numHeads)), params.attentionNorm);
    return layerNorm(x.add(feedForward(y, params.feedForward)), params.feedForwardNorm) as tf.Tensor3D;
  });
}
