// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

/**
 * One transformer block with post-norm, as in Vaswani et al. 2017:
 * y = LN₁(x + MHA(x)); the result is LN₂(y + FFN(y)). Both norms use the default epsilon.
 *
 * `tf.grad` must be able to differentiate it with respect to x and the parameters.
 *
 * @param x `[batch, n, dModel]`
 * @param params the parameters of attention, of the norm after it, of the feed-forward network, and
 *   of the norm after that
 * @param numHeads number of attention heads
 * @param mask optional bool `[n, n]`, true where position i may attend to position j
 * @returns `[batch, n, dModel]`
 */
export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  throw new Error('Not started: transformerBlock');
}
