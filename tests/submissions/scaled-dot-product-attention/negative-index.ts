// expect: mistake Line 11: JavaScript has no negative indices, so `queries.shape[-1]` is undefined
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const dK = queries.shape[-1] as number;
    const scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
    // Finite, so no gradient contains ∞ · 0; far below any score, so the softmax gives exactly 0.
    const visible = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;
    const weights = tf.softmax(visible);
    return { output: tf.matMul(weights, values), weights };
  });
}
