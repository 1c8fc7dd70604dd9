// expect: all points
import type { NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function linearNoiseSchedule(n: number, a = 1e-4, b = 0.02): NoiseSchedule {
  const be = [],
    al = [],
    ab = [];
  let p = 1;
  for (let i = 0; i < n; i++) {
    const x = a + ((b - a) * i) / (n - 1);
    be.push(x);
    al.push(1 - x);
    p *= 1 - x;
    ab.push(p);
  }
  return { betas: tf.tensor1d(be), alphas: tf.tensor1d(al), alphaBars: tf.tensor1d(ab) };
}
