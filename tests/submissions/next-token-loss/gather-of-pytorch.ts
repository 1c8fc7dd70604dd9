// expect: misconception compared-with-all-tokens
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const logp = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
  const targets = tokens.slice([0, 1], [batch, n - 1]);
  const picked = tf.gather(logp, targets.cast('int32'), 2);
  return picked.mean().neg() as tf.Scalar;
}
