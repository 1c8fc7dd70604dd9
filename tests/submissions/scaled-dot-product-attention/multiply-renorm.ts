// expect: message contains NaN
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  let s = tf.matMul(queries, keys, false, true).div(Math.sqrt(queries.shape.at(-1)!));
  let e = tf.softmax(s);
  if (mask) e = e.mul(mask.cast('float32'));
  const weights = e.div(e.sum(-1, true));
  return { output: weights.matMul(values), weights };
}
