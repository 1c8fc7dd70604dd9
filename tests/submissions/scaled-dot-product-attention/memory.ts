// expect: message of memory
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const keep: number[][] = [];
  for (;;) keep.push(new Array(1e6).fill(Math.random()));
}
