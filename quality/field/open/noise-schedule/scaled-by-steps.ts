/*
 * wrong: both ends are scaled by 1000 / numSteps
 * source: https://github.com/zoubohao/DenoisingDiffusionProbabilityModel-ddpm-/issues/14
 * mistakes: betas scaled with the number of steps
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const scale = 1000 / numSteps;
  const betas = tf.linspace(scale * betaStart, scale * betaEnd, numSteps);
  const alphas = tf.onesLike(betas).sub<tf.Tensor1D>(betas);
  return { betas, alphas, alphaBars: alphas.cumprod() };
}
