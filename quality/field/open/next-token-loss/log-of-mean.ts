/*
 * wrong: the logarithm of the mean probability instead of the mean of the logarithms
 * source: typical
 * mistakes: log of the mean instead of the mean of the log
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const logp = tf
      .logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]))
      .mul(tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab))
      .sum(-1);
    return tf
      .logSumExp(logp)
      .sub(Math.log(batch * (n - 1)))
      .neg() as tf.Scalar;
  });
}
