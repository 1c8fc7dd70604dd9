// expect: misconception exponent-of-column
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const table = Array.from({ length }, (_, pos) =>
    Array.from({ length: dModel }, (_, i) => {
      const angle = pos / Math.pow(10000, i / dModel);
      return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }),
  );
  return tf.tensor2d(table);
}
