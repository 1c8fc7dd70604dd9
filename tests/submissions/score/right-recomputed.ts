// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

// alphaBars again, from betas
function coefficients(x: tf.Tensor, t: tf.Tensor1D, schedule: NoiseSchedule) {
  const bars = tf.exp(tf.cumsum(tf.log(tf.sub(1, schedule.betas))));
  let bar = tf.gather(bars, t) as tf.Tensor;
  while (bar.rank < x.rank) bar = bar.expandDims(-1);
  return { signal: bar.sqrt(), spread: bar.neg().add(1).sqrt() };
}

export const scoreFromNoise = (e: tf.Tensor, t: tf.Tensor1D, schedule: NoiseSchedule): tf.Tensor =>
  e.div(coefficients(e, t, schedule).spread).neg();

export const predictedClean = (
  x: tf.Tensor,
  e: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor => {
  const { signal, spread } = coefficients(x, t, schedule);
  return tf.div(tf.sub(x, tf.mul(spread, e)), signal);
};
