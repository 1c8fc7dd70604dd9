// expect: all points
import * as tf from '@tensorflow/tfjs';
// column by column, then turned round
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const time = t.toFloat();
  const sines: tf.Tensor[] = [];
  const cosines: tf.Tensor[] = [];
  for (let i = 0; 2 * i < dim; i++) {
    const x = time.mul(Math.exp((-2 * i * Math.log(1e4)) / dim));
    sines.push(tf.sin(x));
    cosines.push(tf.cos(x));
  }
  return tf.stack([...sines, ...cosines], 1) as tf.Tensor2D;
}
