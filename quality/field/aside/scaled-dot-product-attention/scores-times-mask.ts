/*
 * wrong: the scores are multiplied by the mask before the softmax, so a hidden key has score 0
 * source: https://github.com/georg-wolflein/good-features/pull/1
 * mistakes: hidden scores set to 0 before the softmax
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
    let scores = queries.matMul(keys, false, true).div(tf.sqrt(dK));
    if (mask) {
      scores = scores.mul(mask.toFloat());
    }
    const weights = scores.softmax();
    return { output: weights.matMul(values), weights };
  });
}
