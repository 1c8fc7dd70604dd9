// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

function alphaBar(x: tf.Tensor, t: tf.Tensor1D, schedule: NoiseSchedule): tf.Tensor {
  const rows = tf.oneHot(t, schedule.alphaBars.size).toFloat();
  const bars = rows.mul(schedule.alphaBars).sum(1);
  return bars.reshape([x.shape[0], ...new Array(x.rank - 1).fill(1)]);
}

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const variance = tf.scalar(1).sub(alphaBar(predictedNoise, t, schedule));
    return predictedNoise.mul(-1).div(tf.pow(variance, 0.5));
  });
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const bar = alphaBar(xt, t, schedule);
    // √(1/ᾱ) · x_t − √(1/ᾱ − 1) · ε, as in Ho et al.'s code
    return tf
      .sqrt(tf.reciprocal(bar))
      .mul(xt)
      .sub(tf.sqrt(tf.reciprocal(bar).sub(1)).mul(predictedNoise));
  });
}
