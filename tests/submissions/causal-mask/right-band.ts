// expect: all points
import * as tf from '@tensorflow/tfjs';
export function causalMask(length: number): tf.Tensor2D {
  return tf.linalg.bandPart(tf.ones([length, length]), -1, 0).toBool() as tf.Tensor2D;
}
