/*
 * wrong: the noise coefficient is √beta, that of a single step
 * source: https://github.com/yang-song/score_sde_pytorch/issues/73
 * mistakes: beta instead of 1 - alphaBar in the noise coefficient
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const view = [x0.shape[0], ...x0.shape.slice(1).map(() => 1)];
  const keep = schedule.alphaBars.gather(t).sqrt().reshape(view);
  const add = schedule.betas.gather(t).sqrt().reshape(view);
  return x0.mul(keep).add(noise.mul(add));
}
