// expect: misconception first-step-for-all
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = schedule.alphaBars.arraySync()[t.arraySync()[0]];
  return predictedNoise.mul(-1 / Math.sqrt(1 - ab));
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = schedule.alphaBars.arraySync()[t.arraySync()[0]];
  return xt.sub(predictedNoise.mul(Math.sqrt(1 - ab))).div(Math.sqrt(ab));
}
