// expect: all points
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(n: number, d: number): tf.Tensor2D {
  const buf = tf.buffer<tf.Rank.R2>([n, d]);
  for (let pos = 0; pos < n; ++pos)
    for (let col = 0; col < d; ++col) {
      const i = col >> 1;
      const angle = pos / 10000 ** ((2 * i) / d);
      buf.set(col % 2 ? Math.cos(angle) : Math.sin(angle), pos, col);
    }
  return buf.toTensor();
}
