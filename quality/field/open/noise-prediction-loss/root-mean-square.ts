/*
 * wrong: the root of the mean squared error
 * source: typical
 * mistakes: root of the mean square
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
  const diff = tf.sub(noise, model(qSample(x0, t, noise, schedule), t));
  return tf.norm(diff).div(Math.sqrt(diff.size)) as tf.Scalar;
}
