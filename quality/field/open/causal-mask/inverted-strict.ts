/*
 * wrong: true marks what is hidden, and the diagonal is hidden too
 * source: typical
 * mistakes: mask inverted; diagonal counted as hidden
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const mask = tf.buffer([length, length], 'bool');
  for (let i = 0; i < length; i++) {
    for (let j = i; j < length; j++) mask.set(true, i, j);
  }
  return mask.toTensor() as tf.Tensor2D;
}
