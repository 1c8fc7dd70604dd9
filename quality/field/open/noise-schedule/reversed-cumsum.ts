/*
 * wrong: the betas fall, and alphaBars is one step late
 * source: typical
 * mistakes: schedule reversed; alphaBars one step late
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas = tf.reverse(tf.linspace(betaStart, betaEnd, numSteps)) as tf.Tensor1D;
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  const alphaBars = tf.cumprod(alphas, 0, true) as tf.Tensor1D;
  return { betas, alphas, alphaBars };
}
