// expect: misconception last-exponent-1-unguarded
import * as tf from '@tensorflow/tfjs';
// get_timestep_embedding of Ho et al.'s code, line by line
export function timeEmbedding(timesteps: tf.Tensor1D, embeddingDim: number): tf.Tensor2D {
  const halfDim = Math.floor(embeddingDim / 2);
  let emb: tf.Tensor = tf.scalar(Math.log(10000) / (halfDim - 1));
  emb = tf.exp(tf.range(0, halfDim).mul(tf.neg(emb)));
  emb = timesteps
    .cast('float32')
    .reshape([-1, 1])
    .mul(emb.reshape([1, -1]));
  return tf.concat([tf.sin(emb), tf.cos(emb)], 1) as tf.Tensor2D;
}
