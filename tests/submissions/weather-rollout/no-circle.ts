// expect: misconception zero-beyond-ends
import * as tf from '@tensorflow/tfjs';

export function lorenz96Tendency(x: tf.Tensor, forcing: number) {
  const n = x.shape[x.rank - 1];
  const rows = x.reshape([-1, n]) as tf.Tensor2D;
  const padded = tf.pad(rows, [
    [0, 0],
    [2, 1],
  ]);
  const from = (start: number) => padded.slice([0, start], [-1, n]);
  return from(3).sub(from(0)).mul(from(1)).sub(rows).add(forcing).reshape(x.shape);
}
