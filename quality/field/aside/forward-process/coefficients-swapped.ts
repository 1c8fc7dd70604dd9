/*
 * wrong: the coefficients of signal and noise are swapped
 * source: typical
 * mistakes: signal and noise coefficients swapped
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  return tf.tidy(() => {
    const ones = Array<number>(x0.rank - 1).fill(1);
    const aBar = tf.gather(schedule.alphaBars, t).reshape([t.shape[0], ...ones]);
    const a = tf.sqrt(tf.sub(1, aBar));
    const b = tf.sqrt(aBar);
    return a.mul(x0).add(b.mul(noise));
  });
}
