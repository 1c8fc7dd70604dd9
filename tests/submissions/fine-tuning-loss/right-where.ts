// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);
  const losses = tf
    .logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]))
    .mul(targets)
    .sum(2)
    .neg();
  const mask = responseMask.slice([0, 1], [batch, n - 1]);
  return tf.where(mask, losses, tf.zerosLike(losses)).sum().div(mask.sum()).asScalar();
}
