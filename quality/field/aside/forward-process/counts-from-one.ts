/*
 * wrong: takes t as counted from 1, so it uses the step before
 * source: typical
 * mistakes: step index off by one
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const index = t.sub(1).maximum(0).toInt() as tf.Tensor1D;
  const aBar = tf.gather(schedule.alphaBars, index).reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
  return tf.add(x0.mul(aBar.sqrt()), noise.mul(tf.sqrt(tf.sub(1, aBar))));
}
