// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const shape = [t.shape[0], ...Array(predictedNoise.rank - 1).fill(1)];
  const sigma = tf.sqrt(tf.onesLike(schedule.alphaBars).sub(schedule.alphaBars));
  return tf.neg(tf.div(predictedNoise, sigma.gather(t).reshape(shape)));
}

/** Tweedie's formula: the noisy number plus its variance times the score, at the scale of the data */
export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const shape = [t.shape[0], ...Array(xt.rank - 1).fill(1)];
  const abar = schedule.alphaBars.gather(t).reshape(shape);
  const score = scoreFromNoise(predictedNoise, t, schedule);
  return xt.add(tf.sub(1, abar).mul(score)).div(abar.sqrt());
}
