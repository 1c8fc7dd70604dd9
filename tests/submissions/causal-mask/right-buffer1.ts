// expect: all points
import * as tf from '@tensorflow/tfjs';
export const causalMask = (n: number) => {
  const b = tf.buffer([n, n], 'bool');
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) b.set(1, i, j);
  return b.toTensor();
};
