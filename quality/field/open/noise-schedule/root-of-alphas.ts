/*
 * wrong: alphas are the roots of 1 - beta
 * source: typical
 * mistakes: root in alphas
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas = tf.linspace(betaStart, betaEnd, numSteps);
  const alphas = betas.mul(-1).add(1).sqrt() as tf.Tensor1D;
  const alphaBars = tf.cumprod(alphas) as tf.Tensor1D;
  return { betas, alphas, alphaBars };
}
