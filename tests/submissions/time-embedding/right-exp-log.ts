// expect: all points
import * as tf from '@tensorflow/tfjs';

// exp(−ln 10000 · i / half), as in the usual PyTorch code
export const timeEmbedding = (t: tf.Tensor1D, dim: number): tf.Tensor2D => {
  const half = Math.floor(dim / 2);
  const freqs = tf.exp(tf.mul(tf.range(0, half), -Math.log(10000) / half));
  const args = tf.mul(t.toFloat().reshape([-1, 1]), freqs.reshape([1, -1]));
  return tf.concat([tf.sin(args), tf.cos(args)], -1) as tf.Tensor2D;
};
