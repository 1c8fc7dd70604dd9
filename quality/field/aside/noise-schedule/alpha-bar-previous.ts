/*
 * wrong: alphaBars starts with 1 and lags one step behind (alphas_cumprod_prev)
 * source: https://github.com/dome272/Diffusion-Models-pytorch/issues/14
 * mistakes: alphaBars one step late (exclusive cumulative product)
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas = tf.linspace(betaStart, betaEnd, numSteps);
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  return { betas, alphas, alphaBars: tf.cumprod(alphas, 0, true) as tf.Tensor1D };
}
