// expect: message overflowed
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  const m = responseMask.toFloat().slice([0, 1], [b, n - 1]);
  const p = tf.softmax(logits.slice([0, 0, 0], [b, n - 1, v]));
  const onehot = tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v);
  return p.mul(onehot).sum(-1).log().mul(m).sum().div(m.sum()).neg() as tf.Scalar;
}
