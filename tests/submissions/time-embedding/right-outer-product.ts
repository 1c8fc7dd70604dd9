// expect: all points
import * as tf from '@tensorflow/tfjs';

export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const w = tf.tensor1d(Array.from({ length: dim / 2 }, (_, i) => Math.pow(10000, (-2 * i) / dim)));
  const angles = tf.outerProduct(t.cast('float32') as tf.Tensor1D, w);
  return tf.concat2d([tf.sin(angles), tf.cos(angles)], 1);
}
