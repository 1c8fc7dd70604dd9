/*
 * wrong: the model gets the plain number t instead of a tensor
 * source: typical
 * mistakes: error: number passed to the model instead of a tensor
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
    const beta = schedule.betas.arraySync()[t];
    const bar = schedule.alphaBars.arraySync()[t];
    const eps = model(xt, t as any);
    const mean = xt.sub(eps.mul(beta / Math.sqrt(1 - bar))).div(Math.sqrt(1 - beta));
    return t > 0 ? mean.add(z.mul(Math.sqrt(beta))) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  for (let t = schedule.betas.shape[0] - 1; t >= 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
