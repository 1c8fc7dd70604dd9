/*
 * wrong: in bits instead of nats
 * source: typical
 * mistakes: base 2 logarithm
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const picked = tf
    .logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v]))
    .mul(tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v))
    .sum(-1);
  return picked.mean().div(-Math.LN2) as tf.Scalar;
}
