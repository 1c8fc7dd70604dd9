// expect: mistake Line 8: `set` of a buffer takes the value first
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const m = tf.buffer([length, length], 'bool') as any;
  for (let i = 0; i < length; i++) {
    for (let j = 0; j <= i; j++) {
      m.set(i, j, true);
    }
  }
  return m.toTensor();
}
