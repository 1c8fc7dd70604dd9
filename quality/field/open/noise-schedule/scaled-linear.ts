/*
 * wrong: linear in the root of beta, then squared, as in Stable Diffusion
 * source: https://github.com/Comfy-Org/ComfyUI/issues/1998
 * mistakes: betas linear in their root (scaled linear)
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  const betas = tf.linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), numSteps).square() as tf.Tensor1D;
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  const alphaBars = tf.cumprod(alphas) as tf.Tensor1D;
  return { betas, alphas, alphaBars };
}
