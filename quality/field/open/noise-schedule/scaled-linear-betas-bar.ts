/*
 * wrong: scaled-linear betas, and alphaBars is 1 minus the cumulative product of the betas
 * source: https://github.com/CompVis/stable-diffusion/issues/314
 * mistakes: betas linear in their root; cumulative product of betas
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  return tf.tidy(() => {
    const betas = tf.linspace(betaStart ** 0.5, betaEnd ** 0.5, numSteps).pow(2) as tf.Tensor1D;
    const alphas = tf.sub(1, betas) as tf.Tensor1D;
    const alphaBars = tf.sub(1, tf.cumprod(betas)) as tf.Tensor1D;
    return { betas, alphas, alphaBars };
  });
}
