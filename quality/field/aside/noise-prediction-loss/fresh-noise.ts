/*
 * wrong: other noise than the given one is mixed into x_t
 * source: typical
 * mistakes: fresh random noise in x_t
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
    const eps = tf.randomNormal(x0.shape);
    const xt = qSample(x0, t, eps, schedule);
    return noise.sub(model(xt, t)).square().mean() as tf.Scalar;
  });
}
