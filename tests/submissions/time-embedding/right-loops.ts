// expect: all points
import * as tf from '@tensorflow/tfjs';

export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const half = dim / 2;
  const rows: number[][] = [];
  for (const step of t.arraySync()) {
    const row = new Array<number>(dim);
    for (let i = 0; i < half; i++) {
      const angle = step / 10000 ** ((2 * i) / dim);
      row[i] = Math.sin(angle);
      row[half + i] = Math.cos(angle);
    }
    rows.push(row);
  }
  return tf.tensor2d(rows, [t.size, dim]);
}
