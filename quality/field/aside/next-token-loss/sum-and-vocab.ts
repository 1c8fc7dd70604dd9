/*
 * wrong: mean over the vocabulary too, and no shift
 * source: typical
 * mistakes: mean over the vocabulary too; shift missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const hot = tf.oneHot(tokens, logits.shape[2]);
  return tf.logSoftmax(logits).mul(hot).mean().neg() as tf.Scalar;
}
