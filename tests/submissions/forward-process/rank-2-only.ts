// expect: message could not be broadcast
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const a = schedule.alphaBars.gather(t).reshape([-1, 1]);
  return a.sqrt().mul(x0).add(tf.sub(1, a).sqrt().mul(noise));
}
