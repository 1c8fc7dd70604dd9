/*
 * wrong: the root of 1 - alphaBar is missing
 * source: https://github.com/Ryota-Kawamura/How-Diffusion-Models-Work/issues/1
 * mistakes: root missing in the noise coefficient
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const shape = x0.shape.map((size, i) => (i === 0 ? size : 1));
  const ab = schedule.alphaBars.gather(t).reshape(shape);
  return ab.sqrt().mul(x0).add(tf.sub(1, ab).mul(noise));
}
