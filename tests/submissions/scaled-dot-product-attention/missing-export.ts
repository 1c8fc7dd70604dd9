// expect: message it exports `scaledDotproductAttention`
import * as tf from '@tensorflow/tfjs';
export function scaledDotproductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) {
  return { output: v, weights: k };
}
