/*
 * wrong: divides by the root of alphaBar instead of alpha
 * source: typical
 * mistakes: alphaBar instead of alpha in the divisor
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
    const { betas, alphaBars } = schedule;
    const beta = betas.slice(t, 1).reshape([]);
    const bar = alphaBars.slice(t, 1).reshape([]);
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const denoised = xt.sub(beta.div(tf.sub(1, bar).sqrt()).mul(model(xt, steps))).div(bar.sqrt());
    return t === 0 ? denoised : denoised.add(tf.sqrt(beta).mul(z));
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  return tf.tidy(() => {
    let x = gaussian(shape);
    for (let t = schedule.betas.shape[0] - 1; t >= 0; t--) {
      x = reverseStep(model, x, t, gaussian(shape), schedule);
    }
    return x;
  });
}
