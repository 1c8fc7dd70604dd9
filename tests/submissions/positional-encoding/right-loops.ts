// expect: all points
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const rows: number[][] = [];
  for (let p = 0; p < length; p++) {
    const row: number[] = [];
    for (let i = 0; i < dModel; i += 2) {
      const angle = p / Math.pow(10000, i / dModel);
      row.push(Math.sin(angle), Math.cos(angle));
    }
    rows.push(row);
  }
  return tf.tensor2d(rows, [length, dModel]);
}
