/*
 * wrong: true is read as hidden, as in nn.MultiheadAttention
 * source: https://github.com/rasbt/LLMs-from-scratch/issues/1061
 * mistakes: mask inverted
 */
import * as tf from '@tensorflow/tfjs';

function maskedFill(x: tf.Tensor, hidden: tf.Tensor, value: number): tf.Tensor {
  return tf.where(hidden, tf.fill(x.shape, value), x);
}

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  let scores: tf.Tensor = tf.matMul(queries, keys, false, true);
  scores = scores.div(Math.sqrt(keys.shape[keys.rank - 1]));
  if (mask) scores = maskedFill(scores, mask, -1e9);
  const weights = tf.softmax(scores);
  return { output: tf.matMul(weights, values), weights };
}
