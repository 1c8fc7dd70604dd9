/*
 * wrong: the softmax is applied before the cross entropy, which applies it again
 * source: https://github.com/nfmcclure/tensorflow_cookbook/issues/86
 * mistakes: softmax applied twice (probabilities passed as logits)
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const probabilities = tf.softmax(logits.slice([0, 0, 0], [b, n - 1, v]));
  const labels = tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v);
  return tf.losses.softmaxCrossEntropy(labels.reshape([-1, v]), probabilities.reshape([-1, v])) as tf.Scalar;
}
