// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { predictedClean } from './score';

export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
  const noise = model(xt, steps);
  const clean = predictedClean(xt, noise, steps, schedule);
  if (tBefore < 0) return clean;
  const [now, before] = [t, tBefore].map((i) => schedule.alphaBars.dataSync()[i]);
  const s = eta * Math.sqrt(((1 - before) / (1 - now)) * (1 - now / before));
  const mean = clean.mul(Math.sqrt(before)).add(noise.mul(Math.sqrt(1 - before - s * s)));
  return s > 0 ? mean.add(z.mul(s)) : mean;
}
