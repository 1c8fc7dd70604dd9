/*
 * wrong: the softmax runs over the queries instead of the keys
 * source: https://github.com/labmlai/annotated_deep_learning_paper_implementations/issues/146
 * mistakes: softmax over the wrong axis (queries)
 */
import * as tf from '@tensorflow/tfjs';

const softmaxOver = (x: tf.Tensor, axis: number): tf.Tensor => {
  const e = x.sub(x.max(axis, true)).exp();
  return e.div(e.sum(axis, true));
};

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const d = keys.shape[keys.rank - 1];
    let scores: tf.Tensor = queries.matMul(keys, false, true).div(Math.sqrt(d));
    if (mask) scores = tf.where(mask, scores, tf.onesLike(scores).mul(-1e9));
    const weights = softmaxOver(scores, scores.rank - 2);
    return { output: weights.matMul(values), weights };
  });
}
