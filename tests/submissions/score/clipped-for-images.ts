// expect: misconception clipped
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

const extract = (values: tf.Tensor1D, t: tf.Tensor1D, x: tf.Tensor) =>
  values.gather(t).reshape([t.shape[0], ...Array(x.rank - 1).fill(1)]);

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  return predictedNoise.div(tf.sub(1, extract(schedule.alphaBars, t, predictedNoise)).sqrt()).mul(-1);
}

// predict_start_from_noise and its clip_denoised
export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = extract(schedule.alphaBars, t, xt);
  const x0 = xt.mul(ab.reciprocal().sqrt()).sub(predictedNoise.mul(ab.reciprocal().sub(1).sqrt()));
  return x0.clipByValue(-1, 1);
}
