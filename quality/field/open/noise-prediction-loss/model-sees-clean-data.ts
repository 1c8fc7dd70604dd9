/*
 * wrong: the model is called with x0 instead of x_t
 * source: typical
 * mistakes: model called with x0
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
  const predicted = model(x0, t);
  return tf.mean(tf.squaredDifference(noise, predicted)) as tf.Scalar;
}
