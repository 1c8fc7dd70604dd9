// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [b, n, v] = logits.shape;
  const nothing = tf.zeros([b, 1]);
  // Position t weighs what the mask says about t + 1, and the last position weighs nothing.
  const weights = tf.concat([responseMask.slice([0, 1], [b, n - 1]).toFloat(), nothing], 1);
  const next = tf.concat([tokens.slice([0, 1], [b, n - 1]), nothing.toInt()], 1);
  const largest = logits.max(-1, true);
  const z = logits.sub(largest);
  const lp = z.sub(z.exp().sum(-1, true).log());
  const picked = lp.mul(tf.oneHot(next.toInt(), v)).sum(-1);
  return picked.mul(weights.div(weights.sum())).sum().neg() as tf.Scalar;
}
