// expect: misconception mask-after-softmax
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor2D) {
  const d = q.shape[q.rank - 1];
  let s: tf.Tensor = tf.matMul(q, k, false, true);
  s = s.div(Math.sqrt(d));
  let weights = tf.softmax(s);
  if (mask) weights = weights.mul(mask.toFloat());
  return { output: weights.matMul(v), weights };
}
