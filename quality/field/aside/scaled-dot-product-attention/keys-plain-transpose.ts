/*
 * wrong: keys.transpose() without a permutation reverses all axes, which only works for
 *   matrices
 * source: typical
 * mistakes: error: transpose() reverses all axes, wrong from rank 3 on
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1];
  const scores = queries.matMul(keys.transpose()).div(Math.sqrt(dK));
  const masked = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;
  const weights = masked.softmax();
  return { output: weights.matMul(values), weights };
}
