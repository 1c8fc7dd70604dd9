// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const sums: tf.Tensor[] = [];
  let count = 0;
  for (let row = 0; row < batch; row++) {
    const kept = responseMask.slice([row, 1], [1, n - 1]).reshape([n - 1]);
    const inRow = kept.sum().arraySync() as number;
    if (inRow === 0) continue;
    count += inRow;
    const scores = logits.slice([row, 0, 0], [1, n - 1, vocab]).reshape([n - 1, vocab]);
    const wanted = tf.oneHot(
      tokens
        .slice([row, 1], [1, n - 1])
        .reshape([n - 1])
        .toInt(),
      vocab,
    );
    const p = tf.logSoftmax(scores).mul(wanted).sum(1);
    sums.push(p.mul(kept.toFloat()).sum());
  }
  return tf.addN(sums).div(-count) as tf.Scalar;
}
