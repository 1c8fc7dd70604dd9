// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';

/**
 * A stack of transformer blocks (Vaswani et al. 2017, section 3.1), applied in the order of the
 * array. Every block reads the result of the one before it; without blocks the result is x.
 *
 * `tf.grad` must be able to differentiate it with respect to x and the parameters of every block.
 *
 * @param x `[batch, n, dModel]`
 * @param blocks the parameters of each block, lowest first; may be empty
 * @param numHeads number of attention heads, the same in every block
 * @param mask optional bool `[n, n]`, true where position i may attend to position j; the same in
 *   every block
 * @returns `[batch, n, dModel]`
 */
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  throw new Error('Not started: encoder');
}
