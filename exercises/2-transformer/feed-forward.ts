// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

/**
 * The position-wise feed-forward network: relu(x·kernel1 + bias1)·kernel2 + bias2
 * (Vaswani et al. 2017, equation 2), applied to every position in the same way.
 *
 * `tf.grad` must be able to differentiate it with respect to x and the parameters.
 *
 * @param x `[..., d]`, of rank 2 or more
 * @param params `kernel1` `[d, dHidden]`, `bias1` `[dHidden]`, `kernel2` `[dHidden, d]` and
 *   `bias2` `[d]`
 * @returns the same shape as x
 */
export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  throw new Error('Not started: feedForward');
}
