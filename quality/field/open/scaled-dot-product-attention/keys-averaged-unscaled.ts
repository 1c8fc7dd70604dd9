/*
 * wrong: no scale, and the weights average the keys
 * source: typical
 * mistakes: scale missing; keys averaged instead of values
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const scores = tf.matMul(queries, keys, false, true);
  const weights = mask ? tf.softmax(tf.where(mask, scores, tf.fill(scores.shape, -1e9))) : tf.softmax(scores);
  return { output: tf.matMul(weights, keys), weights };
}
