// expect: message is wrong
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor2D) {
  const d = q.shape[q.rank - 1];
  let s: tf.Tensor = tf.matMul(q, k, false, true);
  s = s.div(Math.sqrt(d));
  const w0 = tf.softmax(s);
  if (mask) s = tf.where(mask, s, tf.fill(s.shape, -1e9));
  const weights = tf.softmax(s);
  return { output: w0.matMul(v), weights };
}
