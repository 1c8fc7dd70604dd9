/*
 * wrong: the step is divided by numSteps instead of numSteps - 1, so betaEnd is never reached
 * source: typical
 * mistakes: betaEnd not reached (off by one)
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const beta: number[] = [];
  for (let t = 0; t < numSteps; t++) {
    beta.push(betaStart + (t / numSteps) * (betaEnd - betaStart));
  }
  const alpha = beta.map((b) => 1 - b);
  let product = 1;
  const alphaBar = alpha.map((a) => (product *= a));
  return { betas: tf.tensor1d(beta), alphas: tf.tensor1d(alpha), alphaBars: tf.tensor1d(alphaBar) };
}
