/*
 * wrong: the target is the noise times √(1 - alphaBar), and the root is taken at the end
 * source: typical
 * mistakes: target is the scaled noise; root of the mean square
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
  const view = [x0.shape[0], ...Array(x0.rank - 1).fill(1)];
  const sigma = tf.sub(1, schedule.alphaBars.gather(t)).sqrt().reshape(view);
  const diff = model(qSample(x0, t, noise, schedule), t).sub(noise.mul(sigma));
  return diff.square().mean().sqrt() as tf.Scalar;
}
