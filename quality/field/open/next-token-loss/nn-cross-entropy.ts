/*
 * wrong: calls tf.nn.sparse_softmax_cross_entropy_with_logits, which is TensorFlow's for Python
 * source: typical
 * mistakes: error: function of Python's TensorFlow that tfjs lacks
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const predictions = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
  const targets = tokens.slice([0, 1], [batch, n - 1]);
  const losses = (tf as any).nn.sparse_softmax_cross_entropy_with_logits(targets, predictions);
  return tf.mean(losses) as tf.Scalar;
}
