// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const kept = responseMask
    .slice([0, 1], [-1, n - 1])
    .expandDims(2)
    .toFloat();
  const targets = tf
    .oneHot(tokens.slice([0, 1], [-1, n - 1]).toInt(), vocab)
    .toFloat()
    .mul(kept);
  const scores = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
  return tf.neg(scores.mul(targets).sum()).div(targets.sum()) as tf.Scalar;
}
