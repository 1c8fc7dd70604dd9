/*
 * wrong: the softmax is written out without subtracting the maximum, so large scores overflow
 *   to NaN
 * source: typical
 * mistakes: softmax overflows for large scores
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1];
  let scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK)).exp();
  if (mask) {
    scores = scores.mul(mask.cast('float32'));
  }
  const weights = scores.div(scores.sum(-1, true));
  return { output: tf.matMul(weights, values), weights };
}
