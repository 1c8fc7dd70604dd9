// expect: misconception positions-from-1
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const positions = tf.range(1, length + 1).reshape([-1, 1]);
  const angles = positions.div(tf.pow(10000, tf.range(0, dModel, 2).div(dModel)));
  return tf.stack([angles.sin(), angles.cos()], -1).reshape([length, dModel]);
}
