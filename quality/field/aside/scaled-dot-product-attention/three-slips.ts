/*
 * wrong: scaled by the root of dV, the mask inverted, and hidden scores only get -10
 * source: typical
 * mistakes: root of dV; mask inverted; hidden score not low enough
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dV = values.shape[values.rank - 1];
  let scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dV));
  if (mask) scores = tf.where(mask, tf.fill(scores.shape, -10), scores);
  const weights = scores.softmax();
  return { output: weights.matMul(values), weights };
}
