// expect: misconception first-position-in-the-divisor
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  const onehot = tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v);
  const nll = tf
    .logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v]))
    .mul(onehot)
    .sum(-1)
    .neg();
  const m = responseMask.toFloat();
  return nll
    .mul(m.slice([0, 1], [b, n - 1]))
    .sum()
    .div(m.sum()) as tf.Scalar;
}
