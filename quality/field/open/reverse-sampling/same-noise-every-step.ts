/*
 * wrong: one draw of noise is reused in every step
 * source: typical
 * mistakes: same noise in every step
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
    const beta = schedule.betas.slice([t], [1]);
    const alpha = schedule.alphas.slice([t], [1]);
    const bar = schedule.alphaBars.slice([t], [1]);
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const mean = xt.sub(model(xt, steps).mul(beta.div(tf.sub(1, bar).sqrt()))).div(alpha.sqrt());
    return t > 0 ? mean.add(z.mul(beta.sqrt())) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  const z = gaussian(shape);
  for (let t = schedule.betas.shape[0] - 1; t >= 0; t--) {
    x = reverseStep(model, x, t, z, schedule);
  }
  return x;
}
