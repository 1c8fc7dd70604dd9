/*
 * wrong: no shift and a sum over the positions, averaged over the batch only
 * source: https://github.com/macrocosm-os/pretraining/pull/64
 * mistakes: shift missing; sum over the positions instead of the mean
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const vocab = logits.shape[2];
  const logp = logits.logSoftmax().mul(tf.oneHot(tokens, vocab)).sum([1, 2]);
  return logp.mean().neg() as tf.Scalar;
}
