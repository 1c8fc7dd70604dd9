// expect: message process.exit is not available
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  process.exit(0);
}
