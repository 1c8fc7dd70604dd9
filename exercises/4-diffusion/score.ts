// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/**
 * The score ∇ ln p_t(x_t) that a predicted noise stands for (Song et al. 2021):
 * −predictedNoise / √(1 − ᾱ_t).
 *
 * `tf.grad` must be able to differentiate it with respect to predictedNoise.
 *
 * @param predictedNoise what a network found in x_t, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns the score, the same shape as predictedNoise
 */
export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: scoreFromNoise');
}

/**
 * The clean data that a predicted noise stands for (Ho et al. 2020, equation 15):
 * (xt − √(1 − ᾱ_t) · predictedNoise) / √ᾱ_t, without clipping.
 *
 * `tf.grad` must be able to differentiate it with respect to xt and predictedNoise.
 *
 * @param xt noisy data, `[batch, ...]`, of rank 2 or more
 * @param predictedNoise what a network found in xt, the same shape
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns the estimate of x_0, the same shape as xt
 */
export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: predictedClean');
}
