/*
 * wrong: keeps the upper triangle, so a position sees what comes after it
 * source: https://github.com/karpathy/nanoGPT/issues/170
 * mistakes: upper instead of lower triangle (transposed mask)
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const ones = tf.ones([length, length]);
  return tf.linalg.bandPart(ones, 0, -1).cast('bool') as tf.Tensor2D;
}
