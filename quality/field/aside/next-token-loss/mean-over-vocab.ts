/*
 * wrong: the mean runs over the vocabulary too, so the loss is too small by that factor
 * source: typical
 * mistakes: mean over the vocabulary too
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const logProbs = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
    const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);
    return tf.neg(tf.mean(tf.mul(logProbs, targets))) as tf.Scalar;
  });
}
