/*
 * wrong: the weights average the keys instead of the values
 * source: https://github.com/fchollet/deep-learning-with-python-notebooks/issues/261
 * mistakes: keys averaged instead of values
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = keys.shape[keys.rank - 1];
  const scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
  const weights = tf.softmax(mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores);
  return { output: tf.matMul(weights, keys), weights };
}
