/*
 * wrong: the scale is the root of the size of the values instead of the keys
 * source: typical
 * mistakes: wrong scale: root of dV
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const depth = values.shape[values.rank - 1];
    const logits = tf.matMul(queries, keys, false, true).div(Math.sqrt(depth));
    const masked = mask ? tf.where(mask, logits, tf.zerosLike(logits).sub(1e9)) : logits;
    const weights = tf.softmax(masked);
    return { output: tf.matMul(weights, values), weights };
  });
}
