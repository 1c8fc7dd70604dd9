// expect: error "fs" cannot be imported
import * as tf from '@tensorflow/tfjs';
import * as fs from 'fs';
export function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) {
  fs.readFileSync('/etc/passwd');
  return { output: v, weights: k };
}
