// expect: error the ( in line 4 is never closed
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor,k: tf.Tensor,v: tf.Tensor) {
  const w = tf.matMul(q, k;
  return {output:v, weights:k}; }