/*
 * wrong: the tokens are made float before tf.oneHot, which needs int32
 * source: https://github.com/tensorflow/tfjs/issues/376
 * mistakes: error: one-hot of float tokens
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const targets = tokens.toFloat().slice([0, 1], [batch, n - 1]);
  const oneHot = tf.oneHot(targets, vocab);
  const logp = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
  return logp.mul(oneHot).sum(-1).mean().neg() as tf.Scalar;
}
