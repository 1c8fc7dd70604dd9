/*
 * wrong: the attention overwrites x before the residual, so x is added to itself
 * source: https://github.com/kyegomez/BitNet/issues/32
 * mistakes: first residual adds the branch to itself
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
  let h: tf.Tensor = multiHeadAttention(x, params.attention, numHeads, mask);
  h = h.add(h);
  h = layerNorm(h, params.attentionNorm);
  h = feedForward(h, params.feedForward).add(h);
  return layerNorm(h, params.feedForwardNorm) as tf.Tensor3D;
}
