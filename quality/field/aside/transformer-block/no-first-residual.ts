/*
 * wrong: x is not added to the output of the attention
 * source: typical
 * mistakes: first residual missing
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
    const { attention, attentionNorm, feedForwardNorm } = params;
    const y = layerNorm(multiHeadAttention(x, attention, numHeads, mask), attentionNorm);
    const z = feedForward(y, params.feedForward);
    return layerNorm(tf.add(y, z), feedForwardNorm) as tf.Tensor3D;
  });
}
