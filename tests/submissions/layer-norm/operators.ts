// expect: mistake Line 7: JavaScript has no operators on tensors, so `(x - mean) / tf.sqrt(variance)` is NaN. Write x.sub(mean).div(tf.sqrt(variance)).
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';
export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): any {
  // A type error on the next line but one does not stop the code.
  const { mean, variance } = tf.moments(x, -1, true);
  return (x - mean) / tf.sqrt(variance);
}
