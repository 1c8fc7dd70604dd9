// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const a = tf
    .oneHot(t, schedule.alphaBars.shape[0])
    .toFloat()
    .matMul(schedule.alphaBars.reshape([-1, 1]))
    .reshape([x0.shape[0], ...new Array(x0.rank - 1).fill(1)]);
  return tf.add(x0.mul(tf.sqrt(a)), noise.mul(tf.sqrt(tf.sub(1, a))));
}
