// expect: message contains NaN
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  let s = tf.matMul(queries, keys, false, true).div(Math.sqrt(queries.shape.at(-1)!));
  if (mask) s = s.add(tf.sub(1, mask.cast('float32')).mul(-Infinity));
  const weights = tf.softmax(s);
  return { output: weights.matMul(values), weights };
}
