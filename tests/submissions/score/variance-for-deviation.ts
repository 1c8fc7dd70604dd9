// expect: misconception variance-for-deviation
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const v = tf
    .sub(1, tf.gather(schedule.alphaBars, t))
    .reshape([t.size, ...Array(predictedNoise.rank - 1).fill(1)]);
  return predictedNoise.div(v).neg();
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const a = tf.gather(schedule.alphaBars, t).reshape([t.size, ...Array(xt.rank - 1).fill(1)]);
  return xt.sub(tf.sub(1, a).sqrt().mul(predictedNoise)).div(a.sqrt());
}
