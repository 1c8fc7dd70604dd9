/*
 * wrong: the model gets t + 1, and the loss has a factor of one half
 * source: typical
 * mistakes: model called with t + 1; factor 1/2
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
    const xt = qSample(x0, t, noise, schedule);
    const predicted = model(xt, t.add(1).toInt() as tf.Tensor1D);
    return predicted.sub(noise).square().mean().mul(0.5) as tf.Scalar;
  });
}
