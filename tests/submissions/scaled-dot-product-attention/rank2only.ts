// expect: message threw an error
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const s = queries.matMul(keys.transpose()).div(Math.sqrt(queries.shape.at(-1)!));
  const m = mask ? tf.where(mask, s, -1e9) : s;
  const weights = tf.softmax(m);
  return { output: weights.matMul(values), weights };
}
