/*
 * wrong: calls masked_fill, a method of PyTorch
 * source: typical
 * mistakes: error: method of PyTorch that tfjs lacks (masked_fill)
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const dK = queries.shape[queries.rank - 1];
  let scores: any = tf.matMul(queries, keys, false, true).div(Math.sqrt(dK));
  if (mask) scores = scores.masked_fill(mask.logicalNot(), -1e9);
  const weights = tf.softmax(scores);
  return { output: tf.matMul(weights, values), weights };
}
