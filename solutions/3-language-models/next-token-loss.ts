import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

/**
 * Scores every token of the vocabulary as the next token, at every position: hidden · unembedding.
 *
 * `tf.grad` must be able to differentiate it with respect to both arguments.
 *
 * @param hidden the output of the last layer, `[batch, n, dModel]`
 * @param unembedding `[dModel, vocab]`
 * @returns logits `[batch, n, vocab]`
 */
export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

/**
 * The pre-training loss of language models (Brown et al. 2020): the mean of −ln p(next token).
 *
 * The logits at position t predict token t + 1. So the last logits are not used, and the first
 * token is not predicted.
 * `tf.grad` must be able to differentiate it with respect to the logits.
 *
 * @param logits `[batch, n, vocab]`, n ≥ 2, up to ±1e3
 * @param tokens int32 `[batch, n]`, each in 0 … vocab − 1
 * @returns a scalar in nats: the mean over batch · (n − 1) predictions
 */
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const predictions = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
    const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);
    const logLikelihoods = tf.logSoftmax(predictions).mul(targets).sum(-1);
    return logLikelihoods.mean().neg().asScalar();
  });
}
