/*
 * wrong: no scale at all, and the mask is multiplied into the weights after the softmax
 * source: typical
 * mistakes: scale missing; mask after the softmax without renormalising
 */
import * as tf from '@tensorflow/tfjs';

export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const scores = queries.matMul(keys, false, true);
  let weights: tf.Tensor = scores.softmax(-1);
  if (mask) weights = weights.mul(mask);
  return { output: weights.matMul(values), weights };
}
