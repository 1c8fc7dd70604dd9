// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/**
 * The linear noise schedule of Ho et al. 2020 (section 4): betas run linearly from betaStart to
 * betaEnd, both included.
 *
 * @param numSteps number of steps, at least 2
 * @param betaStart variance of the noise that the first step adds, in (0, 1)
 * @param betaEnd variance of the noise that the last step adds, in (0, 1)
 * @returns `betas`, `alphas = 1 − betas`, and `alphaBars`, the cumulative product of the alphas;
 *   each `[numSteps]`
 */
export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  throw new Error('Not started: linearNoiseSchedule');
}
