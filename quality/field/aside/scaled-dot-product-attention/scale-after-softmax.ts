/*
 * wrong: the weights are divided by the root after the softmax instead of the scores before it
 * source: typical
 * mistakes: scale applied after the softmax (order of operations)
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const root = Math.sqrt(queries.shape[queries.rank - 1]);
    let scores = tf.matMul(queries, keys, false, true);
    if (mask) scores = tf.where(mask, scores, tf.fill(scores.shape, -1e9));
    const weights = tf.softmax(scores).div(root);
    return { output: tf.matMul(weights, values), weights };
  });
}
