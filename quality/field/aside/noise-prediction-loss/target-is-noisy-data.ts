/*
 * wrong: the target is x_t instead of the noise
 * source: https://github.com/irom-princeton/dppo/issues/14
 * mistakes: target is x_t
 */
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const xNoisy = qSample(x0, t, noise, schedule);
  const recon = model(xNoisy, t);
  return tf.losses.meanSquaredError(xNoisy, recon) as tf.Scalar;
}
