/*
 * wrong: 1 - √alphaBar instead of √(1 - alphaBar)
 * source: https://github.com/Janspiry/Image-Super-Resolution-via-Iterative-Refinement/issues/135
 * mistakes: 1 - root instead of root of 1 - alphaBar
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

function extract(values: tf.Tensor1D, t: tf.Tensor1D, rank: number): tf.Tensor {
  let out: tf.Tensor = tf.gather(values, t);
  while (out.rank < rank) out = out.expandDims(-1);
  return out;
}

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  return tf.tidy(() => {
    const root = extract(schedule.alphaBars, t, x0.rank).sqrt();
    return tf.add(tf.mul(root, x0), tf.mul(tf.sub(1, root), noise));
  });
}
