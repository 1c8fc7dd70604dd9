/*
 * wrong: starts from zeros instead of noise, and the predicted noise is added instead of
 *   subtracted
 * source: typical
 * mistakes: starts from zeros; sign of the predicted noise
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
    const alphaBar = schedule.alphaBars.arraySync()[t];
    const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
    const mean = xt.add(eps.mul(beta / Math.sqrt(1 - alphaBar))).div(Math.sqrt(1 - beta));
    return t > 0 ? mean.add(z.mul(Math.sqrt(beta))) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x: tf.Tensor = tf.zeros(shape);
  for (let t = schedule.betas.shape[0] - 1; t >= 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
