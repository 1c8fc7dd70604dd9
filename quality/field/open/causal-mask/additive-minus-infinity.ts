/*
 * wrong: returns the additive mask of PyTorch, 0 where visible and minus infinity where hidden
 * source: typical
 * mistakes: additive float mask instead of bool
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const rows: number[][] = [];
  for (let i = 0; i < length; i++) {
    const row: number[] = [];
    for (let j = 0; j < length; j++) row.push(j <= i ? 0 : -Infinity);
    rows.push(row);
  }
  return tf.tensor2d(rows);
}
