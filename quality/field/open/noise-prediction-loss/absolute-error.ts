/*
 * wrong: the absolute error instead of the squared one, the default of some tutorials
 * source: https://github.com/Shark-NLP/DiffuSeq/issues/23
 * mistakes: absolute error (L1) instead of squared error
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
  const noisy = qSample(x0, t, noise, schedule);
  const predictedNoise = model(noisy, t);
  return tf.losses.absoluteDifference(noise, predictedNoise) as tf.Scalar;
}
