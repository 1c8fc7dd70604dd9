/*
 * wrong: 1 - betas with the operator of JavaScript, which gives NaN
 * source: typical
 * mistakes: error: operator - on a tensor
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas: any = tf.linspace(betaStart, betaEnd, numSteps);
  const alphas: any = 1 - betas;
  return { betas, alphas, alphaBars: tf.cumprod(alphas) as tf.Tensor1D };
}
