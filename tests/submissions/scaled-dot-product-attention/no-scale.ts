// expect: misconception no-scale
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const s = tf.matMul(queries, keys, false, true);
  const m = mask ? tf.where(mask, s, tf.fill(s.shape, -1e9)) : s;
  const weights = tf.softmax(m);
  return { output: weights.matMul(values), weights };
}
