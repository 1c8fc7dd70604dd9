// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const ab = schedule.alphaBars.arraySync();
  const ts = t.arraySync();
  const shp = [x0.shape[0], ...Array(x0.rank - 1).fill(1)];
  const a = tf.tensor(
      ts.map((i) => Math.sqrt(ab[i])),
      shp,
    ),
    b = tf.tensor(
      ts.map((i) => Math.sqrt(1 - ab[i])),
      shp,
    );
  return a.mul(x0).add(b.mul(noise));
}
