/*
 * wrong: uses alpha of the step instead of its cumulative product
 * source: https://github.com/ermongroup/ddim/issues/44
 * mistakes: alphas instead of alphaBars
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const alpha = schedule.alphas.gather(t).reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
  const mean = x0.mul(alpha.sqrt());
  const std = alpha.neg().add(1).sqrt();
  return mean.add(std.mul(noise));
}
