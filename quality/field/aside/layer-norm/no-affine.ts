/*
 * wrong: gain and bias are not used
 * source: https://github.com/LBANN/lbann/pull/2076
 * mistakes: gain and bias missing
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(tf.sqrt(variance.add(epsilon)));
}
