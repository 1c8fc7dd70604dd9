/*
 * wrong: uses the step of the first example for the whole batch
 * source: typical
 * mistakes: one step for the whole batch
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const step = t.dataSync()[0];
  const aBar = schedule.alphaBars.arraySync()[step];
  return x0.mul(Math.sqrt(aBar)).add(noise.mul(Math.sqrt(1 - aBar)));
}
