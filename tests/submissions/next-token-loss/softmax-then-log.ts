// expect: message an infinity: something overflowed
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D) =>
  project(hidden, unembedding);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const p = tf.softmax(logits.slice([0, 0, 0], [b, n - 1, v]));
  const t = tf.oneHot(tokens.slice([0, 1], [b, n - 1]).toInt(), v).toFloat();
  return p.mul(t).sum(-1).log().mean().neg() as tf.Scalar;
}
