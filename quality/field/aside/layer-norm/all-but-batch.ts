/*
 * wrong: statistics over all axes except the batch
 * source: https://github.com/Qualcomm-AI-research/geometric-algebra-transformer/pull/8
 * mistakes: statistics over all axes but the first
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

function statistics(x: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const axes = x.shape.map((_, i) => i).slice(1);
  const m = tf.mean(x, axes, true);
  return [m, tf.mean(tf.square(tf.sub(x, m)), axes, true)];
}

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const [mean, variance] = statistics(x);
  return tf.add(tf.mul(gain, tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon)))), bias);
}
