// expect: all points
import type { NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function linearNoiseSchedule(n: number, a = 1e-4, b = 0.02) {
  const betas = tf.linspace(a, b, n);
  const alphas = tf.onesLike(betas).sub(betas);
  const alphaBars = tf.exp(tf.cumsum(tf.log(alphas)));
  return { betas, alphas, alphaBars } as NoiseSchedule;
}
