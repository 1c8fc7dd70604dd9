/*
 * wrong: the sum over all predictions instead of the mean
 * source: typical
 * mistakes: sum instead of mean
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  let total: tf.Tensor = tf.scalar(0);
  for (let t = 0; t + 1 < n; t++) {
    const logp = tf.logSoftmax(logits.slice([0, t, 0], [batch, 1, vocab]).reshape([batch, vocab]));
    const next = tf.oneHot(
      tokens
        .slice([0, t + 1], [batch, 1])
        .reshape([batch])
        .toInt(),
      vocab,
    );
    total = total.sub(logp.mul(next).sum());
  }
  return total as tf.Scalar;
}
