/*
 * wrong: signal and noise are swapped, and the root of the noise coefficient is missing
 * source: typical
 * mistakes: signal and noise coefficients swapped; root missing
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const bar = schedule.alphaBars.gather(t).reshape([x0.shape[0], ...x0.shape.slice(1).map(() => 1)]);
  const keep = tf.sub(1, bar);
  return x0.mul(keep).add(noise.mul(bar.sqrt()));
}
