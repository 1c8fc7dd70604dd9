/*
 * wrong: the target is the noise scaled by √(1 - alphaBar)
 * source: https://github.com/tqch/ddpm-torch/issues/2
 * mistakes: target is the scaled noise
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
    const coefficient = tf
      .sub(1, tf.gather(schedule.alphaBars, t))
      .sqrt()
      .reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
    const predicted = model(qSample(x0, t, noise, schedule), t);
    return tf.mean(tf.square(tf.sub(coefficient.mul(noise), predicted))) as tf.Scalar;
  });
}
