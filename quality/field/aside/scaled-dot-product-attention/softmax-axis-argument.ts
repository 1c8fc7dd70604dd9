/*
 * wrong: asks tf.softmax for an axis that is not the last, which tfjs refuses
 * source: https://github.com/JetBrains-Research/kinference/pull/77
 * mistakes: error: softmax along a non-last axis (and that axis is the wrong one)
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1];
  let scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
  if (mask) scores = tf.where(mask, scores, tf.fill(scores.shape, -1e9));
  const weights = tf.softmax(scores, 1);
  return { output: tf.matMul(weights, values), weights };
}
