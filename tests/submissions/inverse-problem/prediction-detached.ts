// expect: misconception model-held-fixed
import * as tf from '@tensorflow/tfjs';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import { predictedClean } from '../4-diffusion/score';
import type { LinearMap, NoisePredictor, NoiseSchedule } from '../given/types';

export function guidance(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
  const noise = model(xt, steps);
  const misfit = (x: tf.Tensor) =>
    y
      .sub(forward(predictedClean(x, noise, steps, schedule)))
      .square()
      .sum();
  return tf.grad(misfit)(xt).mul(zeta);
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
  return reverseStep(model, xt, t, z, schedule).sub(guidance(model, xt, t, forward, y, zeta, schedule));
}
