// expect: all points
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const mask = responseMask.arraySync();
  const text = tokens.arraySync();
  const places: number[] = [];
  const wanted: number[] = [];
  for (let i = 0; i < batch; i++) {
    for (let t = 1; t < n; t++) {
      if (mask[i][t]) {
        places.push(i * n + t - 1);
        wanted.push(text[i][t]);
      }
    }
  }
  const rows = tf.gather(logits.reshape([batch * n, vocab]), tf.tensor1d(places, 'int32'));
  const log = tf.logSoftmax(rows);
  return log
    .mul(tf.oneHot(tf.tensor1d(wanted, 'int32'), vocab))
    .sum(1)
    .mean()
    .neg()
    .asScalar();
}
