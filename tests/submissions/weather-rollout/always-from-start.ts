// expect: misconception always-from-start
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number) {
  return tf.stack([x0, ...Array.from({ length: numSteps }, () => step(x0))]);
}
