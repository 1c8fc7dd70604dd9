/*
 * wrong: the noise is multiplied by beta instead of its root
 * source: https://github.com/Y-debug-sys/Diffusion-TS/issues/135
 * mistakes: root missing in sigma
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
    const alpha = schedule.alphas.arraySync()[t];
    const alphaBar = schedule.alphaBars.arraySync()[t];
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const eps = model(xt, steps);
    const mean = xt.sub(eps.mul(beta / Math.sqrt(1 - alphaBar))).div(Math.sqrt(alpha));
    return t > 0 ? mean.add(z.mul(beta)) : mean;
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
