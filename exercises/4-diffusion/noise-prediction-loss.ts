// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

/**
 * The simplified training loss of Ho et al. 2020 (equation 14): the mean of
 * (noise − model(x_t, t))², where x_t is x0 with this same noise added, at step t.
 *
 * `tf.grad` must be able to differentiate it with respect to x0, noise and the parameters of
 * the model.
 *
 * @param model predicts the noise in x_t; called with x_t and t
 * @param x0 clean data, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, the step of each example
 * @param noise standard normal, the same shape as x0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns a scalar: the mean over all elements of all examples
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
