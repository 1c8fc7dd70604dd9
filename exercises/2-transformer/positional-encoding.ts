// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * The sinusoidal position encodings of Vaswani et al. 2017, section 3.5. With
 * angle = position / 10000^(2i / dModel), in radians, column 2i is the sine of the angle and
 * column 2i + 1 its cosine.
 *
 * @param length number of positions, at least 1; they count from 0
 * @param dModel number of columns, even
 * @returns `[length, dModel]`, with values from −1 to 1
 */
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  throw new Error('Not started: sinusoidalPositions');
}
