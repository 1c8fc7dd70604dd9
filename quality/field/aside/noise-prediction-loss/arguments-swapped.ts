/*
 * wrong: qSample gets noise and t in the wrong order, so it gathers with floats
 * source: typical
 * mistakes: error: arguments in the wrong order
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
  const xt = (qSample as any)(x0, noise, t, schedule);
  return noise.sub(model(xt, t)).square().mean() as tf.Scalar;
}
