// expect: output 100
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  for (let i = 0; i < 150; i++) console.log('line', i, '##[error]x', '::error::bad');
  queries.print();
  return { output: values, weights: keys };
}
