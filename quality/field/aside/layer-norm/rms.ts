/*
 * wrong: the mean is not subtracted, as in RMSNorm
 * source: typical
 * mistakes: mean not subtracted
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const meanSquare = tf.mean(tf.square(x), -1, true);
  const scaled = x.mul(tf.rsqrt(meanSquare.add(epsilon)));
  return scaled.mul(gain).add(bias);
}
