// expect: message threw an error (1-attention/scaled-dot-product-attention.ts, line
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const w = tf.matMul(queries, keys);
  return { output: w.matMul(values), weights: w };
}
