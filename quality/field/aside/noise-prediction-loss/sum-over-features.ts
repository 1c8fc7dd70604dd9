/*
 * wrong: sums over each example and averages over the batch only
 * source: typical
 * mistakes: sum over the features instead of the mean
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
  return tf.tidy(() => {
    const error = noise.sub(model(qSample(x0, t, noise, schedule), t)).square();
    const perExample = error.reshape([x0.shape[0], -1]).sum(1);
    return perExample.mean() as tf.Scalar;
  });
}
