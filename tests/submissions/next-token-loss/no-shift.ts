// expect: misconception no-shift
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D) =>
  project(hidden, unembedding);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const p = tf.logSoftmax(logits);
  const t = tf.oneHot(tokens.toInt(), v).toFloat();
  return p.mul(t).sum(-1).mean().neg() as tf.Scalar;
}
