// expect: misconception halves-concatenated+last-exponent-1
import * as tf from '@tensorflow/tfjs';
// copied from a diffusion model's time embedding
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const half = Math.floor(dModel / 2);
  const step = Math.log(10000) / Math.max(half - 1, 1);
  const rates = tf.exp(tf.range(0, half).mul(-step));
  const angles = tf.mul(tf.range(0, length).reshape([length, 1]), rates.reshape([1, half]));
  return tf.concat([tf.sin(angles), tf.cos(angles)], 1) as tf.Tensor2D;
}
