/*
 * wrong: beta instead of its root in front of the noise, and noise at t = 0 too
 * source: typical
 * mistakes: root missing in sigma; noise added in the last step
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
  const read = (v: tf.Tensor1D) => v.dataSync()[t];
  const beta = read(schedule.betas);
  const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
  const mean = xt
    .sub(eps.mul(beta / Math.sqrt(1 - read(schedule.alphaBars))))
    .div(Math.sqrt(read(schedule.alphas)));
  return mean.add(z.mul(beta));
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
