// expect: message returned a Promise
import * as tf from '@tensorflow/tfjs';
export async function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) {
  return { output: v, weights: k };
}
