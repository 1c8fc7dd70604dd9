// expect: all points
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
  const alpha = 1 - beta;
  const alphaBar = schedule.alphaBars.dataSync()[t];
  const ts = tf.tensor1d(new Array(xt.shape[0]).fill(t), 'int32');
  const eps = model(xt, ts);
  let x = xt.sub(eps.mul(beta / Math.sqrt(1 - alphaBar))).mul(1 / Math.sqrt(alpha));
  if (t !== 0) {
    x = x.add(z.mul(Math.sqrt(beta)));
  }
  return x;
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  let t = schedule.betas.size;
  while (t-- > 0) {
    const z = t > 0 ? gaussian(shape) : tf.zeros(shape);
    x = reverseStep(model, x, t, z, schedule);
  }
  return x;
}
