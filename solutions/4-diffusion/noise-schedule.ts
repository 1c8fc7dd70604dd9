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
  return tf.tidy(() => {
    const betas = tf.linspace(betaStart, betaEnd, numSteps);
    const alphas = tf.sub(1, betas) as tf.Tensor1D;
    return { betas, alphas, alphaBars: tf.cumprod(alphas) as tf.Tensor1D };
  });
}
