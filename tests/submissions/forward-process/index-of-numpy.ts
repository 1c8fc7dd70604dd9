// expect: mistake Line 6: A tensor has no elements at [ ]
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const ab = (schedule.alphaBars as any)[t as any];
  return x0.mul(tf.sqrt(ab)).add(noise.mul(tf.sqrt(tf.sub(1, ab))));
}
