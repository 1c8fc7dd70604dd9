// expect: misconception mask-inverted-and-added
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor2D) {
  const d = q.shape[q.rank - 1];
  let s: tf.Tensor = tf.matMul(q, k, false, true);
  s = s.div(Math.sqrt(d));
  if (mask) s = s.add(mask.toFloat().mul(-1e9));
  const weights = tf.softmax(s);
  return { output: weights.matMul(v), weights };
}
