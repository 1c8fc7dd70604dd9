/*
 * wrong: the scores are divided by dK without the root
 * source: typical
 * mistakes: wrong scale: dK instead of its root
 */
import * as tf from '@tensorflow/tfjs';

const NEG = -1e9;

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dim = queries.shape.slice(-1)[0];
  const similarity = tf.mul(tf.matMul(queries, keys, false, true), 1 / dim);
  const weights = mask
    ? tf.softmax(tf.where(mask, similarity, tf.fill(similarity.shape, NEG)))
    : tf.softmax(similarity);
  const output = tf.matMul(weights, values);
  return { output, weights };
}
