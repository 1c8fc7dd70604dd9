// expect: misconception index-in-batch
import * as tf from '@tensorflow/tfjs';
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const out = tf.buffer<tf.Rank.R2>([t.shape[0], dim]);
  for (let n = 0; n < t.shape[0]; n++) {
    for (let i = 0; i < dim / 2; i++) {
      const angle = n / Math.pow(10000, (2 * i) / dim);
      out.set(Math.sin(angle), n, i);
      out.set(Math.cos(angle), n, i + dim / 2);
    }
  }
  return out.toTensor();
}
