// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * One step of Algorithm 2 of Ho et al. 2020, with σ_t² = β_t:
 * (xt − β_t / √(1 − ᾱ_t) · model(xt, t)) / √α_t + σ_t · z, without the noise at t = 0.
 *
 * @param model predicts the noise in xt; called with t as int32 `[batch]`
 * @param xt `[batch, ...]`, of rank 2 or more
 * @param t the step, 0 … numSteps − 1, the same for the whole batch
 * @param z standard normal, shaped as xt; without effect at t = 0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x at the step before, shaped as xt
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
 * Draws new data by running the whole reverse process (Ho et al. 2020, Algorithm 2), from pure noise
 * through t = numSteps − 1 … 0.
 *
 * @param model predicts the noise in x_t
 * @param shape of the result, the batch axis first
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @param gaussian a source of standard normal noise: `gaussian(shape)` is a new tensor; the first draw
 *   is x_T, then one fresh draw a step
 * @returns x_0, of that shape
 */
export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  throw new Error('Not started: reverseSample');
}
