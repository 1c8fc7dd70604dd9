/*
 * wrong: the schedule is read at t - 1, and 1 - alpha stands under the root
 * source: https://github.com/tue-bmd/zea/pull/601
 * mistakes: schedule one step early; alpha instead of alphaBar
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
    const i = Math.max(t - 1, 0);
    const beta = schedule.betas.arraySync()[i];
    const alpha = schedule.alphas.arraySync()[i];
    const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
    const mean = xt.sub(eps.mul(beta / Math.sqrt(1 - alpha))).div(Math.sqrt(alpha));
    return t > 0 ? mean.add(z.mul(Math.sqrt(beta))) : mean;
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
