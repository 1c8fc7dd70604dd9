// expect: all points
import * as tf from '@tensorflow/tfjs';

export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D => {
  const batch = hidden.shape[0];
  const tiled = tf.tile(unembedding.expandDims(0), [batch, 1, 1]) as tf.Tensor3D;
  return tf.matMul(hidden, tiled);
};

export const nextTokenLoss = (logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar => {
  const n = logits.shape[1];
  const weights = tf.tensor1d([...Array(n - 1).fill(1), 0]); // the last position predicts nothing
  const shifted = tf.concat([tokens.slice([0, 1], [-1, n - 1]), tokens.slice([0, 0], [-1, 1])], 1);
  const max = tf.max(logits, -1, true);
  const z = logits.sub(max);
  const logp = z.sub(z.exp().sum(-1, true).log());
  const nll = tf.oneHot(shifted.toInt(), logits.shape[2]).toFloat().mul(logp).sum(-1).neg();
  return nll.mul(weights).sum().div(weights.sum().mul(logits.shape[0])).asScalar();
};
