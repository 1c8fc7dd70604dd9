/*
 * wrong: multiplies by √alpha instead of dividing by it
 * source: typical
 * mistakes: division by the root of alpha inverted
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
    const b = schedule.betas.arraySync()[t];
    const a = schedule.alphas.arraySync()[t];
    const ab = schedule.alphaBars.arraySync()[t];
    const e = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
    let out = tf.sub(xt, e.mul(b / Math.sqrt(1 - ab))).mul(Math.sqrt(a));
    if (t > 0) out = out.add(z.mul(Math.sqrt(b)));
    return out;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  let t = schedule.betas.shape[0];
  while (t-- > 0) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
