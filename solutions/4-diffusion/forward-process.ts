import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/**
 * Samples q(x_t | x_0) in closed form (Ho et al. 2020, equation 4):
 * √ᾱ_t · x0 + √(1 − ᾱ_t) · noise.
 *
 * `tf.grad` must be able to differentiate it with respect to x0 and noise.
 *
 * @param x0 clean data, `[batch, ...]`, of rank 2 or more
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1; index t is step t + 1 of
 *   the paper
 * @param noise standard normal, the same shape as x0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x_t, the same shape as x0
 */
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  return tf.tidy(() => {
    const perExample = [x0.shape[0] as number, ...Array<number>(x0.rank - 1).fill(1)];
    const alphaBar = tf.gather(schedule.alphaBars, t).reshape(perExample);
    const signal = alphaBar.sqrt().mul(x0);
    return signal.add(tf.sub(1, alphaBar).sqrt().mul(noise));
  });
}
