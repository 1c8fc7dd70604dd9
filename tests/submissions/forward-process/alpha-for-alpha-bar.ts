// expect: misconception alpha-for-alpha-bar
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const a = schedule.alphas.gather(t).reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
  return a.sqrt().mul(x0).add(tf.sub(1, a).sqrt().mul(noise));
}
