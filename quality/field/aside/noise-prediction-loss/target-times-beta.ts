/*
 * wrong: the target is the noise times beta
 * source: https://github.com/Stability-AI/stablediffusion/issues/405
 * mistakes: target is the noise times beta
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
  const eps = model(qSample(x0, t, noise, schedule), t);
  const beta = schedule.betas.gather(t).reshape([-1, ...x0.shape.slice(1).map(() => 1)]);
  const diff = eps.sub(noise.mul(beta));
  return diff.mul(diff).mean() as tf.Scalar;
}
