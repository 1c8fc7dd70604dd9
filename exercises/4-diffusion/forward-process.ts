// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/**
 * Samples q(x_t | x_0) in closed form (Ho et al. 2020, equation 4):
 * √ᾱ_t · x0 + √(1 − ᾱ_t) · noise.
 *
 * `tf.grad` must be able to differentiate it with respect to x0 and noise.
 *
 * @param x0 clean data, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1; index t is step t + 1 of
 *   the paper
 * @param noise standard normal, the same shape as x0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x_t, the same shape as x0
 */
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  throw new Error('Not started: qSample');
}
