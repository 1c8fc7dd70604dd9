// expect: misconception jump-to-the-data
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = schedule.alphaBars.arraySync()[t]!;
  const beta = schedule.betas.arraySync()[t]!;
  const tt = tf.fill([xt.shape[0]!], t, 'int32') as tf.Tensor1D;
  const x0 = xt.sub(model(xt, tt).mul(Math.sqrt(1 - ab))).div(Math.sqrt(ab));
  return t === 0 ? x0 : x0.add(z.mul(Math.sqrt(beta)));
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const n = schedule.betas.shape[0];
  let x = gaussian(shape);
  for (let t = n - 1; t >= 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
