// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

/**
 * Layer normalisation over the last axis (Ba, Kiros and Hinton 2016):
 * gain · (x − mean) / √(variance + epsilon) + bias, with the biased variance (divided by d).
 *
 * `tf.grad` must be able to differentiate it with respect to x, gain and bias.
 *
 * @param x `[..., d]`, of rank 2 or more
 * @param params `gain` and `bias`, each `[d]`
 * @param epsilon added to the variance, inside the square root
 * @returns the same shape as x
 */
export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  throw new Error('Not started: layerNorm');
}
