// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  let total: tf.Tensor = tf.scalar(0);
  let count: tf.Tensor = tf.scalar(0);
  for (let t = 0; t + 1 < n; t++) {
    const now = logits.slice([0, t, 0], [batch, 1, vocab]).reshape([batch, vocab]);
    const next = tokens.slice([0, t + 1], [batch, 1]).reshape([batch]) as tf.Tensor1D;
    const counts = responseMask
      .slice([0, t + 1], [batch, 1])
      .reshape([batch])
      .toFloat();
    const surprise = tf.logSumExp(now, 1).sub(now.mul(tf.oneHot(next, vocab)).sum(1));
    total = total.add(surprise.mul(counts).sum());
    count = count.add(counts.sum());
  }
  return total.div(count) as tf.Scalar;
}
