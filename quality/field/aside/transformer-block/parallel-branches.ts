/*
 * wrong: attention and feed-forward network both read x, as in GPT-J
 * source: typical
 * mistakes: feed-forward network reads x instead of y (parallel branches)
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
    const a = multiHeadAttention(x, params.attention, numHeads, mask);
    const f = feedForward(x, params.feedForward);
    const y = layerNorm(x.add(a), params.attentionNorm);
    return layerNorm(y.add(f), params.feedForwardNorm) as tf.Tensor3D;
  });
}
