// expect: message float32
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  const bars = schedule.alphaBars.arraySync();
  const a = bars[t];
  const b = tBefore >= 0 ? bars[tBefore] : 1;
  const eps = model(xt, tf.fill([xt.shape[0]], t) as tf.Tensor1D);
  const x0 = xt.sub(eps.mul(Math.sqrt(1 - a))).div(Math.sqrt(a));
  const sigma = eta * Math.sqrt(((1 - b) / (1 - a)) * (1 - a / b));
  return x0
    .mul(Math.sqrt(b))
    .add(eps.mul(Math.sqrt(1 - b - sigma ** 2)))
    .add(z.mul(sigma));
}
