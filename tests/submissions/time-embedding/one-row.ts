// expect: message has shape
import * as tf from '@tensorflow/tfjs';
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const step = t.arraySync()[0];
  const freqs = tf.pow(10000, tf.range(0, dim / 2).mul(-2 / dim));
  const angles = freqs.mul(step);
  return tf.concat([angles.sin(), angles.cos()]) as any;
}
