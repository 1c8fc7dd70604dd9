/*
 * wrong: no shift, position t predicts token t
 * source: https://github.com/huggingface/transformers/issues/3711
 * mistakes: shift missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const vocab = logits.shape[2];
    const oneHot = tf.oneHot(tokens, vocab);
    return logits.logSoftmax().mul(oneHot).sum(-1).mean().mul(-1) as tf.Scalar;
  });
}
