// expect: misconception cosines-first+divided-by-1000
import * as tf from '@tensorflow/tfjs';
// as in the code of guided diffusion, with t from 0 to 1
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const half = dim / 2;
  const freqs = tf.exp(tf.range(0, half).mul(-Math.log(10000) / half));
  const args = t.div(1000).expandDims(1).mul(freqs.expandDims(0));
  return tf.concat([args.cos(), args.sin()], 1) as tf.Tensor2D;
}
