// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

function products(alphas: number[]): number[] {
  if (alphas.length === 1) return alphas;
  const before = products(alphas.slice(0, -1));
  return [...before, before[before.length - 1] * alphas[alphas.length - 1]];
}

export function linearNoiseSchedule(
  numSteps: number,
  betaStart: number = 0.0001,
  betaEnd: number = 0.02,
): NoiseSchedule {
  const beta = Array.from(
    { length: numSteps },
    (_, i) => betaStart + (i / (numSteps - 1)) * (betaEnd - betaStart),
  );
  const alpha = beta.map((b) => 1 - b);
  return { betas: tf.tensor1d(beta), alphas: tf.tensor1d(alpha), alphaBars: tf.tensor1d(products(alpha)) };
}
