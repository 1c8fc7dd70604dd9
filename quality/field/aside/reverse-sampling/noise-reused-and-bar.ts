/*
 * wrong: the starting noise is used in every step, and the divisor is √alphaBar
 * source: typical
 * mistakes: starting noise reused in every step; alphaBar instead of alpha in the divisor
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
  const beta = schedule.betas.slice(t, 1).asScalar();
  const bar = schedule.alphaBars.slice(t, 1).asScalar();
  const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
  const mean = xt.sub(eps.mul(beta).div(tf.sub(1, bar).sqrt())).div(bar.sqrt());
  return t > 0 ? mean.add(z.mul(beta.sqrt())) : mean;
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const start = gaussian(shape);
  let x = start;
  for (let t = schedule.betas.shape[0] - 1; t >= 0; t--) {
    x = reverseStep(model, x, t, start, schedule);
  }
  return x;
}
