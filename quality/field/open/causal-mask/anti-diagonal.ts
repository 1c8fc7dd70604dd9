/*
 * wrong: counts the columns from the right, so the triangle stands on the wrong corner
 * source: typical
 * mistakes: columns counted backwards (mirrored triangle)
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const numbers = tf.range(0, length, 1, 'int32');
  const reversed = tf.reverse(numbers);
  return tf.greaterEqual(numbers.reshape([length, 1]), reversed.reshape([1, length])) as tf.Tensor2D;
}
