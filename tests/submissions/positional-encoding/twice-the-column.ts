// expect: misconception exponent-of-twice-the-column
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const table: number[][] = [];
  for (let pos = 0; pos < length; pos++) {
    table.push([]);
    for (let i = 0; i < dModel; i++) {
      const angle = pos / 10000 ** ((2 * i) / dModel);
      table[pos].push(i % 2 ? Math.cos(angle) : Math.sin(angle));
    }
  }
  return tf.tensor2d(table);
}
