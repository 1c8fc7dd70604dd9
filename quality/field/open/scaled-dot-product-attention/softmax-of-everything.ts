/*
 * wrong: one softmax over all scores of a tensor together
 * source: https://github.com/ml-explore/mlx/issues/1041
 * mistakes: softmax over all axes at once
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const dK = queries.shape[queries.rank - 1];
    const scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
    const shown = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;
    const exps = shown.sub(shown.max()).exp();
    const weights = exps.div(exps.sum());
    return { output: weights.matMul(values), weights };
  });
}
