// expect: misconception coefficients-of-rank-2
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = tf.gather(schedule.alphaBars, t).expandDims(1);
  return predictedNoise.neg().div(tf.sqrt(tf.sub(1, ab)));
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = tf.gather(schedule.alphaBars, t).reshape([-1, 1]);
  return xt.sub(tf.sqrt(tf.sub(1, ab)).mul(predictedNoise)).div(tf.sqrt(ab));
}
