// expect: message is wrong
import { project } from '../given/project';
import * as tf from '@tensorflow/tfjs';
export const nextTokenLogits = (h: tf.Tensor3D, u: tf.Tensor2D) => project(h, u);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [B, n, V] = logits.shape;
  const lp = (x: tf.Tensor) => tf.logSoftmax(x);
  const pick = (l: tf.Tensor, t: tf.Tensor) => l.mul(tf.oneHot(t.toInt(), V)).sum(-1);
  return pick(
    tf.log(tf.softmax(logits.slice([0, 0, 0], [B, n - 1, V])).add(1e-7)),
    tokens.slice([0, 1], [B, n - 1]),
  )
    .mean()
    .neg() as tf.Scalar;
}
