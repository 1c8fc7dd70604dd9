// expect: mistake Line 6: A tensor cannot be changed, so `mask[i][j] = 0` does not set an element of mask.
import * as tf from '@tensorflow/tfjs';
export function causalMask(length: number): tf.Tensor2D {
  const mask = tf.ones([length, length]) as tf.Tensor2D & number[][];
  for (let i = 0; i < length; i++) {
    for (let j = i + 1; j < length; j++) mask[i][j] = 0;
  }
  return mask;
}
