/*
 * wrong: uses an ellipsis in einsum, which tfjs does not support
 * source: typical
 * mistakes: error: einsum without support for an ellipsis
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1];
  const scores = tf.einsum('...id,...jd->...ij', queries, keys).div(Math.sqrt(dK));
  const masked = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;
  const weights = tf.softmax(masked);
  return { output: tf.einsum('...ij,...jd->...id', weights, values), weights };
}
