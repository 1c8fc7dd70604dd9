// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  const count = b * (n - 1);
  const lp = tf.logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v])).reshape([-1]);
  const next = tokens.slice([0, 1], [b, n - 1]).reshape([-1]);
  const places = tf.range(0, count, 1, 'int32').mul(tf.scalar(v, 'int32')).add(next).toInt();
  const picked = tf.gather(lp, places as tf.Tensor1D);
  const weights = responseMask
    .slice([0, 1], [b, n - 1])
    .reshape([-1])
    .toFloat();
  return tf.dot(picked, weights).div(tf.sum(weights)).neg().asScalar();
}
