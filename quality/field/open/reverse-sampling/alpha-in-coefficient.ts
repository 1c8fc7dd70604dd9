/*
 * wrong: the coefficient of the predicted noise has 1 - alpha under the root instead of 1 -
 *   alphaBar
 * source: typical
 * mistakes: alpha instead of alphaBar in the noise coefficient
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
  const beta = schedule.betas.arraySync()[t];
  const alpha = schedule.alphas.arraySync()[t];
  const tBatch = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
  const eps = model(xt, tBatch);
  const mean = xt.sub(eps.mul(beta).div(Math.sqrt(1 - alpha))).div(Math.sqrt(alpha));
  return t > 0 ? mean.add(z.mul(Math.sqrt(beta))) : mean;
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  for (const t of [...Array(schedule.betas.shape[0]).keys()].reverse()) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
