// expect: misconception last-step-missing
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';
export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  const b = schedule.betas.arraySync()[t],
    a = schedule.alphas.arraySync()[t],
    ab = schedule.alphaBars.arraySync()[t];
  const eps = model(xt, tf.tensor1d([t], 'int32'));
  const m = xt.sub(eps.mul(b / Math.sqrt(1 - ab))).div(Math.sqrt(a));
  return t === 0 ? m : m.add(z.mul(Math.sqrt(b)));
}
export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const T = schedule.betas.shape[0];
  let x = gaussian(shape);
  for (let t = T - 1; t > 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
