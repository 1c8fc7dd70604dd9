/*
 * wrong: returns a float32 matrix of ones and zeros instead of a bool one
 * source: typical
 * mistakes: dtype float32 instead of bool
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  return tf.tidy(() => {
    const buffer = tf.buffer([length, length]);
    for (let row = 0; row < length; row++) {
      for (let col = 0; col <= row; col++) {
        buffer.set(1, row, col);
      }
    }
    return buffer.toTensor() as tf.Tensor2D;
  });
}
