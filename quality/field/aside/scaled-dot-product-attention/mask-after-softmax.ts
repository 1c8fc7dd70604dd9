/*
 * wrong: the mask is applied to the weights after the softmax, so rows no longer sum to 1
 * source: https://github.com/huggingface/pytorch-image-models/pull/2236
 * mistakes: mask applied after the softmax, not renormalised
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const [scale] = [1 / Math.sqrt(queries.shape[queries.rank - 1])];
  const probabilities = tf.softmax(tf.matMul(queries, keys, false, true).mul(scale));
  const weights = mask ? probabilities.mul(tf.cast(mask, 'float32')) : probabilities;
  return { output: tf.matMul(weights, values), weights };
}
