// expect: all points
import * as tf from '@tensorflow/tfjs';
export default function causalMask(n: number) {
  return tf
    .range(0, n)
    .reshape([n, 1])
    .greaterEqual(tf.range(0, n).reshape([1, n]));
}
export { causalMask };
