// expect: mistake Line 6: `tf.moments(x, -1)` loses the last axis
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1);
  return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
}
