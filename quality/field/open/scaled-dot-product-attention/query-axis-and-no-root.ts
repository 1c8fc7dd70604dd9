/*
 * wrong: softmax over the queries, and the scale has no root
 * source: https://github.com/nerminnuraydogan/vision-transformer/issues/1
 * mistakes: softmax over the queries; dK instead of its root
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
    let s: tf.Tensor = tf.matMul(keys, queries, false, true).div(dK);
    if (mask) s = tf.where(mask.transpose(), s, tf.fill(s.shape, -1e9));
    const order = s.shape.map((_, i) => i);
    [order[s.rank - 1], order[s.rank - 2]] = [order[s.rank - 2], order[s.rank - 1]];
    const weights = tf.softmax(s).transpose(order);
    return { output: weights.matMul(values), weights };
  });
}
