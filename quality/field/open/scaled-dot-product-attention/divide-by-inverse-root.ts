/*
 * wrong: the scale d^-0.5 is divided by instead of multiplied, so the scores grow
 * source: https://github.com/esceptico/perceiver-io/issues/9
 * mistakes: scores multiplied by the root instead of divided (scale inverted)
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const scale = Math.pow(queries.shape[queries.rank - 1], -0.5);
  let attn = tf.matMul(queries, keys, false, true);
  attn = tf.div(attn, scale);
  if (mask !== undefined) {
    attn = tf.where(mask, attn, tf.fill(attn.shape, -1e9));
  }
  const weights = tf.softmax(attn, -1);
  const output = tf.matMul(weights, values);
  return { output, weights };
}
