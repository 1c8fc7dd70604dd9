import * as tf from '@tensorflow/tfjs';

export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D =>
  tf.tidy(() => {
    const [batch, n, width] = hidden.shape;
    return hidden
      .reshape([batch * n, width])
      .matMul(unembedding)
      .reshape([batch, n, -1]);
  });

/** The right answer, for attacks that come with one: what was honestly earned must be kept. */
export const rightLoss = (logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar =>
  tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);
    const logProbabilities = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
    return logProbabilities.mul(targets).sum(-1).mean().neg().asScalar();
  });
