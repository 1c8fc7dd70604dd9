/*
 * wrong: the model sees x0, and the error is absolute
 * source: typical
 * mistakes: model called with x0; absolute error
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
  return tf.tidy(() => noise.sub(model(x0, t)).abs().mean() as tf.Scalar);
}
