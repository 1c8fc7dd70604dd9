/*
 * wrong: alphas instead of alphaBars, taken one step too late
 * source: typical
 * mistakes: alphas instead of alphaBars; index one too large
 */
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const last = schedule.alphas.shape[0] - 1;
  const next = tf.minimum(t.add(1), last).cast('int32') as tf.Tensor1D;
  const a = tf.gather(schedule.alphas, next).reshape([x0.shape[0], ...Array(x0.rank - 1).fill(1)]);
  return a.sqrt().mul(x0).add(tf.sub(1, a).sqrt().mul(noise));
}
