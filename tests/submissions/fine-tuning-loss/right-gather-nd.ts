// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  const lp = tf.logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v])).reshape([-1, v]);
  const next = tokens.slice([0, 1], [b, n - 1]).reshape([-1]);
  const places = tf.stack([tf.range(0, b * (n - 1), 1, 'int32'), next.toInt()], 1) as tf.Tensor2D;
  const weights = responseMask
    .slice([0, 1], [b, n - 1])
    .reshape([-1])
    .toFloat();
  return tf.gatherND(lp, places).mul(weights).sum().div(weights.sum()).neg() as tf.Scalar;
}
