/*
 * wrong: nextTokenLogits returns probabilities
 * source: https://github.com/bkitano/llama-from-scratch/issues/5
 * mistakes: softmax in nextTokenLogits
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  const logits = project(hidden, unembedding);
  return tf.softmax(logits, -1);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const kept = logits.slice([0, 0, 0], [batch, n - 1, vocab]).logSoftmax();
    const hot = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]).toInt(), vocab);
    return kept
      .mul(hot)
      .sum()
      .div(-batch * (n - 1)) as tf.Scalar;
  });
}
