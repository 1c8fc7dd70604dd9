/*
 * wrong: divides by the variance instead of its root, over the last two axes
 * source: typical
 * mistakes: root missing; statistics over the last two axes
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const axes = [-2, -1];
  const mean = x.mean(axes, true);
  const variance = tf.squaredDifference(x, mean).mean(axes, true);
  return x.sub(mean).div(variance.add(epsilon)).mul(gain).add(bias);
}
