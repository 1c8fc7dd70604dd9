// expect: all points
import * as tf from '@tensorflow/tfjs';
// column by column, then turned round
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const p = tf.range(0, length);
  const columns: tf.Tensor[] = [];
  for (let i = 0; i < dModel / 2; i++) {
    const x = p.mul(Math.pow(10000, (-2 * i) / dModel));
    columns.push(tf.sin(x), tf.cos(x));
  }
  return tf.stack(columns, 1) as tf.Tensor2D;
}
