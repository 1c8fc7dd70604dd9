/*
 * wrong: the target is x0, and the squares are summed
 * source: https://github.com/Stanford-TML/EDGE/issues/35
 * mistakes: target is x0; sum instead of mean
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
  const predicted = model(qSample(x0, t, noise, schedule), t);
  return tf.squaredDifference(x0, predicted).sum() as tf.Scalar;
}
