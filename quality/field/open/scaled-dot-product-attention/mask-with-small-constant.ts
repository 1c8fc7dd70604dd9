/*
 * wrong: hidden scores become -e (about -2.7) instead of something huge
 * source: https://github.com/hyunwoongko/transformer/issues/10
 * mistakes: hidden score not low enough
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = keys.shape[keys.shape.length - 1];
  const kT = tf.transpose(
    keys,
    keys.shape.map((_, i, all) => (i === all.length - 1 ? i - 1 : i === all.length - 2 ? i + 1 : i)),
  );
  let score = tf.matMul(queries, kT).div(Math.sqrt(dK));
  if (mask) score = tf.where(mask, score, tf.scalar(-Math.E));
  score = tf.softmax(score);
  return { output: tf.matMul(score, values), weights: score };
}
