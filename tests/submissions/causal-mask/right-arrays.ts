// expect: all points
import * as tf from '@tensorflow/tfjs';
export function causalMask(n: number): tf.Tensor2D {
  const a = [];
  for (let i = 0; i < n; i++) {
    const r = [];
    for (let j = 0; j < n; j++) r.push(j <= i);
    a.push(r);
  }
  return tf.tensor2d(a);
}
