/*
 * wrong: the model gets t + 1, as the paper counts
 * source: https://github.com/huggingface/diffusers/issues/10003
 * mistakes: model called with the step counted from 1
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
    const steps = tf.fill([xt.shape[0]], t + 1, 'int32') as tf.Tensor1D;
    const eps = model(xt, steps);
    const alphaBar = schedule.alphaBars.arraySync()[t];
    const mean = xt.sub(eps.mul(beta / Math.sqrt(1 - alphaBar))).div(Math.sqrt(1 - beta));
    return t === 0 ? mean : mean.add(z.mul(Math.sqrt(beta)));
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
