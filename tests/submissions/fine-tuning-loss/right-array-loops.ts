// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  const [a, t, m] = [logits.arraySync(), tokens.arraySync(), responseMask.arraySync()];
  let sum = 0;
  let count = 0;
  a.forEach((rows, i) => {
    for (let j = 1; j < rows.length; j++) {
      if (!m[i][j]) continue;
      const row = rows[j - 1];
      const top = Math.max(...row);
      sum += Math.log(row.reduce((s, x) => s + Math.exp(x - top), 0)) + top - row[t[i][j]];
      count++;
    }
  });
  return tf.scalar(sum / count);
}
