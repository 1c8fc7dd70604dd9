// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D) =>
  project(hidden, unembedding);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const a = logits.arraySync(),
    t = tokens.arraySync();
  let s = 0;
  for (let i = 0; i < b; i++)
    for (let j = 0; j < n - 1; j++) {
      const r = a[i][j];
      const m = Math.max(...r);
      s += Math.log(r.reduce((q, x) => q + Math.exp(x - m), 0)) + m - r[t[i][j + 1]];
    }
  return tf.scalar(s / (b * (n - 1)));
}
