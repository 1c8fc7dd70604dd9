// expect: misconception summed
import * as tf from '@tensorflow/tfjs';
import { qSample } from './forward-process';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  return tf.squaredDifference(noise, model(qSample(x0, t, noise, schedule), t)).sum() as tf.Scalar;
}
