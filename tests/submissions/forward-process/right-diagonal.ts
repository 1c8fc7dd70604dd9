// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/** diag(√ᾱ) · x0 + diag(√(1 − ᾱ)) · noise, as products of matrices */
export function qSample(
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  { alphas, alphaBars }: NoiseSchedule,
): tf.Tensor {
  const batch = x0.shape[0]!;
  const a = tf.gather(alphaBars, t);
  const left = tf.diag(tf.sqrt(a)) as tf.Tensor2D;
  const right = tf.diag(tf.sqrt(tf.sub(1, a))) as tf.Tensor2D;
  const matrix = (v: tf.Tensor) => tf.reshape(v, [batch, v.size / batch]) as tf.Tensor2D;
  void alphas;
  return tf.add(tf.matMul(left, matrix(x0)), tf.matMul(right, matrix(noise))).reshape(x0.shape);
}
