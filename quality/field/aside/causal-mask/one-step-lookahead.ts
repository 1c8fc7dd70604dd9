/*
 * wrong: a position also sees its successor, because the range of columns ends one too late
 * source: typical
 * mistakes: off by one: the next position is visible
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const data: boolean[] = [];
  for (let query = 0; query < length; query++) {
    for (let key = 0; key < length; key++) {
      data.push(key - query <= 1);
    }
  }
  return tf.tensor(data, [length, length], 'bool') as tf.Tensor2D;
}
