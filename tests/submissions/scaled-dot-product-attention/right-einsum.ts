// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const r = queries.rank;
  const L = 'ab'.slice(0, r - 2);
  const sc = tf.einsum(`${L}nd,${L}md->${L}nm`, queries, keys).div(Math.sqrt(queries.shape.at(-1)!));
  const m = mask ? tf.where(mask, sc, -1e9) : sc;
  const weights = tf.softmax(m);
  return { output: tf.einsum(`${L}nm,${L}md->${L}nd`, weights, values), weights };
}
