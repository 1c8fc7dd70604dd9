/*
 * wrong: reads the schedule with square brackets, as in Python
 * source: https://github.com/tensorflow/tfjs/issues/1753
 * mistakes: error: tensor indexed with brackets
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const bars: any = schedule.alphaBars;
  const aBar = bars[t as any].reshape([-1, 1]);
  return aBar.sqrt().mul(x0).add(tf.sub(1, aBar).sqrt().mul(noise));
}
