// expect: misconception logits-and-targets-exchanged
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export function nextTokenLogits(h: tf.Tensor3D, u: tf.Tensor2D): tf.Tensor3D {
  return project(h, u) as tf.Tensor3D;
}
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const oneHot = tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v);
  return tf.losses.softmaxCrossEntropy(logits.slice([0, 0, 0], [b, n - 1, v]), oneHot) as tf.Scalar;
}
