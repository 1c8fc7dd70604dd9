/*
 * wrong: posterior variance, noise at t = 0 too, and the loop stops at 1
 * source: https://github.com/jhbastek/PhysicsInformedDiffusionModels/issues/4
 * mistakes: posterior variance; noise in the last step; last step missing
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
    const bars = schedule.alphaBars.arraySync();
    const beta = schedule.betas.arraySync()[t];
    const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
    const mean = xt.sub(eps.mul(beta / Math.sqrt(1 - bars[t]))).div(Math.sqrt(1 - beta));
    const before = t === 0 ? 0 : bars[t - 1];
    return mean.add(z.mul(Math.sqrt((beta * (1 - before)) / (1 - bars[t]))));
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  for (let t = schedule.betas.shape[0] - 1; t >= 1; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
