// expect: misconception largest-probability
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const logp = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
  return logp.max(-1).mean().neg() as tf.Scalar;
}
