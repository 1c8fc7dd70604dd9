// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  // clean data, noised again to tBefore with a mixture of old and fresh noise
  return tf.tidy(() => {
    const batch = xt.shape[0] as number;
    const at = (step: number) => tf.fill([batch], step, 'int32') as tf.Tensor1D;
    const bars = schedule.alphaBars.arraySync();
    const noise = model(xt, at(t));
    const clean = xt.sub(noise.mul(Math.sqrt(1 - bars[t]))).div(Math.sqrt(bars[t]));
    if (tBefore === -1) return clean;
    const share = (eta * eta * (1 - bars[t] / bars[tBefore])) / (1 - bars[t]);
    const mixed = noise.mul(Math.sqrt(1 - share)).add(z.mul(Math.sqrt(share)));
    return qSample(clean, at(tBefore), mixed, schedule);
  });
}
