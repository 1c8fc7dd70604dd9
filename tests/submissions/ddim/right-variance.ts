// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    // the table with clean data in front, and the variance of the fresh noise instead of its root
    const table = tf.concat([tf.ones([1]), schedule.alphaBars]) as tf.Tensor1D;
    const [a, b] = tf.unstack(tf.gather(table, tf.tensor1d([t + 1, tBefore + 1], 'int32')));
    const eps = model(xt, tf.fill([xt.shape[0] as number], t, 'int32') as tf.Tensor1D);
    const posterior = tf.mul(tf.div(tf.sub(1, b), tf.sub(1, a)), tf.sub(1, tf.div(a, b)));
    const variance = posterior.mul(eta * eta);
    const clean = xt.mul(a.rsqrt()).sub(eps.mul(a.reciprocal().sub(1).sqrt()));
    return tf.addN([
      clean.mul(tf.sqrt(b)),
      eps.mul(tf.sqrt(tf.relu(tf.sub(tf.sub(1, b), variance)))),
      z.mul(tf.sqrt(variance)),
    ]);
  });
}
