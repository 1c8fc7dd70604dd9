// expect: message has shape
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const s = tf.matMul(queries, keys, false, true).div(Math.sqrt(queries.shape.at(-1)!));
  return { output: tf.softmax(s).matMul(values), weights: tf.softmax(s).transpose() };
}
