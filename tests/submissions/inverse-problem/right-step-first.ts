// expect: all points
import * as tf from '@tensorflow/tfjs';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import { predictedClean } from '../4-diffusion/score';
import type { LinearMap, NoisePredictor, NoiseSchedule } from '../given/types';

/** How fast the misfit grows, by x. */
const pull = (
  model: NoisePredictor,
  t: number,
  forward: LinearMap,
  y: tf.Tensor2D,
  schedule: NoiseSchedule,
) =>
  tf.grad((x: tf.Tensor) => {
    const steps = tf.zeros([x.shape[0]], 'int32').add(tf.scalar(t, 'int32')) as tf.Tensor1D;
    const difference = tf.sub(y, forward(predictedClean(x, model(x, steps), steps, schedule)));
    return tf.sum(tf.mul(difference, difference));
  });

export function guidance(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  return pull(model, t, forward, y, schedule)(xt, tf.scalar(zeta));
}

export function posteriorStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  const uphill = guidance(model, xt, t, forward, y, zeta, schedule);
  const free = reverseStep(model, xt, t, z, schedule);
  return free.add(uphill.neg());
}
