/*
 * wrong: divides by dK without the root and hides what the mask shows
 * source: typical
 * mistakes: wrong scale: dK instead of its root; mask inverted
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const dK = keys.shape[keys.rank - 1];
    const scores = tf.matMul(queries, keys, false, true).div(dK);
    const visible = mask ? tf.where(mask, tf.fill(scores.shape, -1e9), scores) : scores;
    const weights = tf.softmax(visible);
    return { output: tf.matMul(weights, values), weights };
  });
}
