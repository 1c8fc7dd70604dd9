// expect: all points
import type { NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function linearNoiseSchedule(n: number, a = 1e-4, b = 0.02) {
  const betas = tf.linspace(a, b, n);
  const alphas = tf.sub(1, betas) as tf.Tensor1D;
  const bars: tf.Tensor[] = [];
  for (let i = 0; i < n; i++) bars.push(alphas.slice(0, i + 1).prod());
  return { betas, alphas, alphaBars: tf.stack(bars) as tf.Tensor1D };
}
