// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

/**
 * The simplified training loss of Ho et al. 2020 (equation 14): the mean of (noise − model(x_t, t))²,
 * where x_t is x0 noised to step t by this very noise.
 *
 * Must be differentiable by `tf.grad` in x0, noise and whatever parameters the model holds.
 *
 * @param model predicts the noise in x_t; called with x_t and t
 * @param x0 clean data, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, each example's own step
 * @param noise standard normal, shaped as x0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns a scalar: the mean over every element of the batch
 */
export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  throw new Error('Not started: noisePredictionLoss');
}
