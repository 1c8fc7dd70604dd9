/*
 * wrong: betaEnd is not reached, and alphaBars starts with 1
 * source: typical
 * mistakes: betaEnd not reached; alphaBars one step late
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const step = (betaEnd - betaStart) / numSteps;
  const betas = tf.range(0, numSteps).mul(step).add(betaStart) as tf.Tensor1D;
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  const shifted = tf.concat([tf.ones([1]), tf.cumprod(alphas).slice(0, numSteps - 1)]);
  return { betas, alphas, alphaBars: shifted as tf.Tensor1D };
}
