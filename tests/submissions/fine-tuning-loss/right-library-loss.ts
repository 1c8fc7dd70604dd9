// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  return tf.losses.softmaxCrossEntropy(
    tf.oneHot(tokens.slice([0, 1]).reshape([-1]), v),
    logits.slice([0, 0, 0], [b, n - 1, v]).reshape([-1, v]),
    responseMask.slice([0, 1]).reshape([-1]).cast('float32'),
  ) as tf.Scalar;
}
