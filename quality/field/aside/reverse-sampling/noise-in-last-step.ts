/*
 * wrong: noise is added at t = 0 too
 * source: https://github.com/TeaPearce/Conditional_Diffusion_MNIST/issues/10
 * mistakes: noise added in the last step
 */
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const pick = (v: tf.Tensor1D) => v.slice(t, 1).squeeze();
    const b = pick(schedule.betas);
    const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
    const coefficient = b.div(tf.sqrt(tf.sub(1, pick(schedule.alphaBars))));
    const mean = xt.sub(coefficient.mul(eps)).mul(tf.rsqrt(pick(schedule.alphas)));
    return mean.add(b.sqrt().mul(z));
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let sample = gaussian(shape);
  const T = schedule.alphas.shape[0];
  for (let t = T - 1; t >= 0; t -= 1) {
    const z = gaussian(shape);
    sample = reverseStep(model, sample, t, z, schedule);
  }
  return sample;
}
