// expect: all points
import type { NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function linearNoiseSchedule(n: number, a: number = 1e-4, b: number = 0.02) {
  const betas = tf
    .range(0, n, 1)
    .mul((b - a) / (n - 1))
    .add(a) as tf.Tensor1D;
  const alphas = betas.mul(-1).add(1) as tf.Tensor1D;
  const arr = alphas.arraySync();
  for (let i = 1; i < n; i++) arr[i] *= arr[i - 1];
  return { betas, alphas, alphaBars: tf.tensor1d(arr), extra: 1 } as any;
}
