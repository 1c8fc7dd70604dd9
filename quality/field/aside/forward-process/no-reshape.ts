/*
 * wrong: the coefficients [batch] are multiplied into x0 without reshaping them
 * source: https://github.com/tensorflow/tfjs/issues/938
 * mistakes: error: coefficient not reshaped, shapes do not broadcast
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const aBar = tf.gather(schedule.alphaBars, t);
  return tf
    .sqrt(aBar)
    .mul(x0)
    .add(tf.sqrt(tf.sub(1, aBar)).mul(noise));
}
