/*
 * wrong: the target is x0 instead of the noise
 * source: https://github.com/hangligit/InterpretDiffusion/issues/5
 * mistakes: target is x0
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
    return model(xt, t).sub(x0).square().mean() as tf.Scalar;
  });
}
