// expect: mistake Line 4: `Array(length).fill(Array(length))` puts the same array into every place
import * as tf from '@tensorflow/tfjs';
export function causalMask(length: number): tf.Tensor2D {
  const rows: boolean[][] = Array(length).fill(Array(length));
  for (let i = 0; i < length; i++) {
    for (let j = 0; j < length; j++) rows[i]![j] = j <= i;
  }
  return tf.tensor2d(rows, [length, length], 'bool');
}
