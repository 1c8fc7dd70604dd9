// expect: mistake Line 14: `hidden.mul(-Infinity)` is NaN wherever the other factor is 0
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = keys.shape[keys.rank - 1] as number;
  let scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
  if (mask) {
    const hidden = tf.sub(1, mask.cast('float32'));
    scores = scores.add(hidden.mul(-Infinity));
  }
  const weights = tf.softmax(scores);
  return { output: tf.matMul(weights, values), weights };
}
