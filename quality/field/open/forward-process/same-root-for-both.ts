/*
 * wrong: the coefficient of the noise is √alphaBar too
 * source: https://github.com/labmlai/annotated_deep_learning_paper_implementations/issues/152
 * mistakes: noise multiplied by the coefficient of the signal
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const dims = [-1, ...new Array(x0.rank - 1).fill(1)];
  const signal = tf.gather(tf.sqrt(schedule.alphaBars), t).reshape(dims);
  const spread = tf.gather(schedule.alphaBars, t).pow(0.5).reshape(dims);
  return signal.mul(x0).add(spread.mul(noise));
}
