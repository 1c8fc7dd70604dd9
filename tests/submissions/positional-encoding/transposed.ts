// expect: message shape
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): any {
  const waves: tf.Tensor[] = [];
  for (let i = 0; i < dModel; i += 2) {
    const angle = tf.range(0, length).div(10000 ** (i / dModel));
    waves.push(angle.sin(), angle.cos());
  }
  return tf.stack(waves);
}
