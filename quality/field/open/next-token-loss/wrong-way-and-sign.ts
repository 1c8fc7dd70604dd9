/*
 * wrong: shifted the wrong way (a position predicts its predecessor), and the sign is missing
 * source: typical
 * mistakes: shifted the wrong way; sign missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const last = logits.slice([0, 1, 0], [batch, n - 1, vocab]);
  const first = tokens.slice([0, 0], [batch, n - 1]);
  return tf.logSoftmax(last).mul(tf.oneHot(first, vocab)).sum(-1).mean() as tf.Scalar;
}
