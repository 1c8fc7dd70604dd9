import * as tf from '@tensorflow/tfjs';

/**
 * Turns steps into waves that a network can read, as in the code of Ho et al. 2020. With
 * ω_i = 10000^(−2i / dim), the frequencies of Vaswani et al. 2017 (section 3.5), column i is the
 * sine of t · ω_i, in radians, and column dim / 2 + i its cosine, for i = 0 … dim / 2 − 1.
 *
 * @param t int32 `[batch]`, the step of each example, from 0 to 1000
 * @param dim number of columns, even, at least 2
 * @returns `[batch, dim]`, all sines before all cosines, with values from −1 to 1
 */
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  return tf.tidy(() => {
    const frequencies = tf.pow(10000, tf.range(0, dim / 2).mul(-2 / dim));
    const angles = t.cast('float32').expandDims(1).mul(frequencies);
    return tf.concat([angles.sin(), angles.cos()], 1) as tf.Tensor2D;
  });
}
