/*
 * wrong: flattens before the shift, so the last position of a row predicts the first token of
 *   the next row
 * source: https://github.com/huggingface/transformers/issues/47394
 * mistakes: shift across the rows of the batch
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const flatLogits = logits.reshape([batch * n, vocab]).slice([0, 0], [batch * n - 1, vocab]);
    const flatTokens = tokens.reshape([batch * n]).slice([1], [batch * n - 1]);
    const targets = tf.oneHot(flatTokens, vocab);
    return tf.mean(tf.logSoftmax(flatLogits).mul(targets).sum(1)).neg() as tf.Scalar;
  });
}
