/*
 * wrong: writes to a tensor by index, as in Python; tensors cannot be written to
 * source: https://github.com/tensorflow/tfjs/issues/1753
 * mistakes: error: element assignment on a tensor
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const mask: any = tf.zeros([length, length], 'bool');
  for (let i = 0; i < length; i++) {
    for (let j = 0; j <= i; j++) {
      mask[i][j] = true;
    }
  }
  return mask;
}
