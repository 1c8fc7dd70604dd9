import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/**
 * The score ∇ ln p_t(x_t) that a predicted noise stands for (Song et al. 2021):
 * −predictedNoise / √(1 − ᾱ_t).
 *
 * `tf.grad` must be able to differentiate it with respect to predictedNoise.
 *
 * @param predictedNoise what a network found in x_t, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns the score, the same shape as predictedNoise
 */
export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const perExample = [predictedNoise.shape[0] as number, ...Array<number>(predictedNoise.rank - 1).fill(1)];
    const alphaBar = tf.gather(schedule.alphaBars, t).reshape(perExample);
    return predictedNoise.neg().div(tf.sub(1, alphaBar).sqrt());
  });
}

/**
 * The clean data that a predicted noise stands for (Ho et al. 2020, equation 15):
 * (xt − √(1 − ᾱ_t) · predictedNoise) / √ᾱ_t, without clipping.
 *
 * `tf.grad` must be able to differentiate it with respect to xt and predictedNoise.
 *
 * @param xt noisy data, `[batch, ...]`, of rank 2 or more
 * @param predictedNoise what a network found in xt, the same shape
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns the estimate of x_0, the same shape as xt
 */
export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const perExample = [xt.shape[0] as number, ...Array<number>(xt.rank - 1).fill(1)];
    const alphaBar = tf.gather(schedule.alphaBars, t).reshape(perExample);
    const noise = tf.sub(1, alphaBar).sqrt().mul(predictedNoise);
    return xt.sub(noise).div(alphaBar.sqrt());
  });
}
