// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * One step of Algorithm 2 in Ho et al. 2020, with σ_t² = β_t:
 * (xt − β_t / √(1 − ᾱ_t) · model(xt, t)) / √α_t + σ_t · z, without σ_t · z at t = 0.
 *
 * @param model predicts the noise in xt; called with t as int32 `[batch]`
 * @param xt `[batch, ...]`, of rank 2 or more
 * @param t the step, 0 … numSteps − 1, the same for the whole batch
 * @param z standard normal, the same shape as xt; has no effect at t = 0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x one step earlier, the same shape as xt
 */
export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: reverseStep');
}

/**
 * Generates new data: starts from pure noise and runs the whole reverse process (Ho et al. 2020,
 * Algorithm 2), with t from numSteps − 1 down to 0.
 *
 * @param model predicts the noise in x_t
 * @param shape the shape of the result, batch axis first
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @param gaussian a source of standard normal noise: `gaussian(shape)` returns a new tensor. The
 *   first draw is x_T; after that, each step takes one fresh draw.
 * @returns x_0, with the given shape
 */
export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  throw new Error('Not started: reverseSample');
}
