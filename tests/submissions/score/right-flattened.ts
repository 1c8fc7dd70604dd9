// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

const column = (t: tf.Tensor1D, { alphaBars }: NoiseSchedule) => tf.gather(alphaBars, t).expandDims(1);

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const flat = predictedNoise.reshape([t.size, -1]);
  return flat
    .mul(tf.rsqrt(tf.sub(1, column(t, schedule))))
    .mul(-1)
    .reshape(predictedNoise.shape);
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const a = column(t, schedule);
  const x = xt.reshape([t.size, -1]);
  const e = predictedNoise.reshape([t.size, -1]);
  return x
    .sub(e.mul(tf.sqrt(tf.sub(1, a))))
    .mul(a.rsqrt())
    .reshape(xt.shape);
}
