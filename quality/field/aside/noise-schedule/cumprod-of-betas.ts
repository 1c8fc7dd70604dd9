/*
 * wrong: the cumulative product is of the betas
 * source: https://github.com/LuChengTHU/dpm-solver/issues/13
 * mistakes: cumulative product of betas instead of alphas
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  return tf.tidy(() => {
    const betas = tf.linspace(betaStart, betaEnd, numSteps);
    const alphas = tf.scalar(1).sub<tf.Tensor1D>(betas);
    const alphaBars = tf.cumprod(betas) as tf.Tensor1D;
    return { betas, alphas, alphaBars };
  });
}
