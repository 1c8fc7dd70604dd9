/*
 * wrong: in the second half, the output of the feed-forward network is added to itself
 * source: https://github.com/strutive07/transformer-tensorflow2.0/issues/14
 * mistakes: second residual adds the branch to itself
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
  let out: tf.Tensor = multiHeadAttention(x, params.attention, numHeads, mask);
  out = layerNorm(tf.add(x, out), params.attentionNorm);
  out = feedForward(out, params.feedForward);
  return layerNorm(tf.add(out, out), params.feedForwardNorm) as tf.Tensor3D;
}
