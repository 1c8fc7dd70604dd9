// expect: misconception halves-concatenated
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const half = dModel / 2;
  const rates = tf.exp(tf.range(0, half).mul(-Math.log(10000) / half));
  const angles = tf.range(0, length).expandDims(1).mul(rates);
  return tf.concat([tf.sin(angles), tf.cos(angles)], 1) as tf.Tensor2D;
}
