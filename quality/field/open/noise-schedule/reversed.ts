/*
 * wrong: the betas fall from betaEnd to betaStart
 * source: https://github.com/NVlabs/I2SB/issues/11
 * mistakes: schedule reversed
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas = tf.linspace(betaEnd, betaStart, numSteps);
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  return { betas, alphas, alphaBars: tf.cumprod(alphas) as tf.Tensor1D };
}
