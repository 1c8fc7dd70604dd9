/*
 * wrong: epsilon is added to the standard deviation instead of the variance
 * source: https://github.com/hkproj/pytorch-transformer/pull/31
 * mistakes: epsilon outside the root
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { mean, variance } = tf.moments(x, [x.rank - 1], true);
  const std = tf.sqrt(variance);
  const normalised = tf.div(tf.sub(x, mean), tf.add(std, epsilon));
  return tf.add(tf.mul(normalised, gain), bias);
}
