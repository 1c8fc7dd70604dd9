/*
 * wrong: keepDims is missing, so the mean does not broadcast against x
 * source: https://github.com/jadore801120/attention-is-all-you-need-pytorch/pull/17
 * mistakes: error: keepDims missing, shapes do not broadcast
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const mean = tf.mean(x, -1);
  const variance = tf.mean(tf.square(tf.sub(x, mean)), -1);
  const normalised = tf.div(tf.sub(x, mean), tf.sqrt(variance.add(epsilon)));
  return normalised.mul(gain).add(bias);
}
