/*
 * wrong: hidden scores become 1e-9, written for -1e9, so hidden keys still get weight
 * source: https://github.com/awslabs/gluonts/pull/1401
 * mistakes: hidden score near 0 instead of a huge negative number
 */
import * as tf from '@tensorflow/tfjs';

const HIDDEN = 1e-9;

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const dK = queries.shape.at(-1) as number;
    const raw = tf.matMul(queries, keys, false, true).mul(1 / Math.sqrt(dK));
    const scores = mask ? tf.where(mask, raw, tf.fill(raw.shape, HIDDEN)) : raw;
    const weights = tf.softmax(scores);
    return { output: tf.matMul(weights, values), weights };
  });
}
