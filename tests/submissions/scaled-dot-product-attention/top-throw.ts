// expect: error cannot be imported
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor) {
  return q;
}
const a: any = undefined;
a.b();
