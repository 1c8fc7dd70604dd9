// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
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
  throw new Error('Not started: timeEmbedding');
}
