// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const xs = tf.unstack(x0),
    ns = tf.unstack(noise),
    ts = t.arraySync();
  const ab = schedule.alphaBars.arraySync();
  return tf.stack(xs.map((x, i) => x.mul(Math.sqrt(ab[ts[i]])).add(ns[i].mul(Math.sqrt(1 - ab[ts[i]])))));
}
