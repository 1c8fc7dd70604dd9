// expect: message the index value -1
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const a = schedule.alphaBars
    .gather(t.sub(tf.scalar(1, 'int32')) as tf.Tensor1D)
    .reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
  return a.sqrt().mul(x0).add(tf.sub(1, a).sqrt().mul(noise));
}
