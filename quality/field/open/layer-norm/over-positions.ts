/*
 * wrong: normalises over the axis of the positions instead of the features
 * source: https://github.com/jadore801120/attention-is-all-you-need-pytorch/pull/17
 * mistakes: wrong axis (positions)
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const axis = x.rank - 2;
  const { mean, variance } = tf.moments(x, axis, true);
  return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
}
