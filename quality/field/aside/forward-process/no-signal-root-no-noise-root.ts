/*
 * wrong: both roots are missing
 * source: https://github.com/ermongroup/CSDI/issues/9
 * mistakes: root missing in the signal; root missing in the noise
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  return tf.tidy(() => {
    const aBar = tf.gather(schedule.alphaBars, t).reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
    return aBar.mul(x0).add(tf.sub(1, aBar).mul(noise));
  });
}
