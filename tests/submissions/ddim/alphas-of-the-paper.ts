// expect: misconception alpha-for-alpha-bar
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
  // the paper writes alpha
  const a = schedule.alphas.arraySync()[t];
  const b = tBefore < 0 ? 1 : schedule.alphas.arraySync()[tBefore];
  const eps = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
  const x0 = xt.sub(eps.mul(Math.sqrt(1 - a))).div(Math.sqrt(a));
  const sigma = eta * Math.sqrt(((1 - b) / (1 - a)) * (1 - a / b));
  return x0
    .mul(Math.sqrt(b))
    .add(eps.mul(Math.sqrt(1 - b - sigma ** 2)))
    .add(z.mul(sigma));
}
