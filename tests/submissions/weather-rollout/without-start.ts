// expect: message [160, 4, 40]; [161, 4, 40] is expected here
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number) {
  const states: tf.Tensor[] = [];
  let x = x0;
  for (let k = 0; k < numSteps; k++) {
    x = step(x);
    states.push(x);
  }
  return tf.stack(states);
}
