// expect: all points
import { qSample } from './forward-process';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const e = model(qSample(x0, t, noise, schedule), t).sub(noise);
  return e.mul(e).sum().div(e.size) as tf.Scalar;
}
