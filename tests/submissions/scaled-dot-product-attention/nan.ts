// expect: message contains NaN
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const w = tf.matMul(queries, keys, false, true).mul(NaN);
  return { output: w.matMul(values), weights: w };
}
