// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

/**
 * One step of AdamW (Loshchilov and Hutter 2019, algorithm 2), as in PyTorch's `AdamW`.
 *
 * The parameter decays by the factor 1 − learningRate · weightDecay, and then moves by
 * learningRate · m̂ / (√v̂ + epsilon) against the gradient. m and v are the running means of the
 * gradient and of its square; m̂ and v̂ are these divided by 1 − beta1ᵗ and 1 − beta2ᵗ, where t
 * counts from 1: it is 1 in the first call.
 * It returns new tensors, and changes none of its arguments.
 *
 * @param parameter of any rank, 0 included
 * @param gradient the gradient of the loss in the parameter, the same shape
 * @param state `step` is the number of steps made before this one, 0 at first; `m` and `v` have the
 *   shape of the parameter, and are 0 at first
 * @param options the learning rate of this step, beta1 and beta2 in [0, 1), epsilon, weightDecay
 * @returns the new parameter and the new state, whose `step` is one higher
 */
export function adamWStep(
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  state: AdamWState,
  options: AdamWOptions,
): { parameter: tf.Tensor; state: AdamWState } {
  throw new Error('Not started: adamWStep');
}
