/*
 * wrong: shifted twice, so position t predicts token t + 2
 * source: https://github.com/huggingface/transformers/pull/37830
 * mistakes: shifted twice (predicts t + 2)
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

const crossEntropy = (logits: tf.Tensor3D, targets: tf.Tensor2D): tf.Scalar => {
  const [batch, n, vocab] = logits.shape;
  const shiftedLogits = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
  const shiftedTargets = targets.slice([0, 1], [batch, n - 1]);
  const logp = tf.logSoftmax(shiftedLogits).mul(tf.oneHot(shiftedTargets, vocab)).sum(-1);
  return logp.mean().neg() as tf.Scalar;
};

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  if (n < 3) return crossEntropy(logits, tokens);
  return crossEntropy(
    logits.slice([0, 0, 0], [batch, n - 1, vocab]),
    tokens.slice([0, 1], [batch, n - 1]) as tf.Tensor2D,
  );
}
