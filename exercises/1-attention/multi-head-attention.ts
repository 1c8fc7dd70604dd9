// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';

/**
 * Multi-head self-attention without biases (Vaswani et al. 2017, section 3.2.2).
 *
 * Head h owns columns h·dHead … (h+1)·dHead − 1 of the query, key and value kernels. The outputs
 * of the heads are concatenated in order, then projected with the output kernel.
 * `tf.grad` must be able to differentiate the result with respect to x and the kernels.
 *
 * @param x `[batch, n, dModel]`
 * @param params `queryKernel`, `keyKernel`, `valueKernel` `[dModel, numHeads·dHead]` and
 *   `outputKernel` `[numHeads·dHead, dModel]`; dHead need not be dModel / numHeads
 * @param numHeads number of heads, at least 1
 * @param mask optional bool `[n, n]`, true where position i may attend to position j
 * @returns `[batch, n, dModel]`
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  throw new Error('Not started: multiHeadAttention');
}
