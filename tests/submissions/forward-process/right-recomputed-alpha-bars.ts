// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const ab = tf.cumprod(tf.sub(1, schedule.betas));
  const shp = [x0.shape[0], ...Array(x0.rank - 1).fill(1)];
  const a = ab.gather(t).reshape(shp);
  return a.sqrt().mul(x0).add(tf.scalar(1).sub(a).sqrt().mul(noise));
}
