/*
 * wrong: the cumulative sum of the alphas instead of the product
 * source: typical
 * mistakes: cumulative sum instead of product
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  return tf.tidy(() => {
    const betas = tf.linspace(betaStart, betaEnd, numSteps);
    const alphas = betas.neg().add<tf.Tensor1D>(1);
    const alphaBars = alphas.cumsum() as tf.Tensor1D;
    return { betas, alphas, alphaBars };
  });
}
