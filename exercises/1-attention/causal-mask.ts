// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * Returns the causal mask, which prevents a position from attending to later positions.
 *
 * Row i may attend to column j exactly when j ≤ i (Vaswani et al. 2017, section 3.2.3).
 *
 * @param length number of positions, at least 1
 * @returns bool `[length, length]`, true where row i may attend to column j
 */
export function causalMask(length: number): tf.Tensor2D {
  throw new Error('Not started: causalMask');
}
