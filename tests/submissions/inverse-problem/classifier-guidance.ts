// expect: misconception guidance-in-the-prediction
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
  const misfit = (x: tf.Tensor) => {
    const clean = predictedClean(x, model(x, steps), steps, schedule);
    return y.sub(forward(clean)).square().sum();
  };
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
  const guided: NoisePredictor = (x, steps) => {
    const spread = tf.sub(1, tf.gather(schedule.alphaBars, t)).sqrt();
    return model(x, steps).add(spread.mul(guidance(model, x, t, forward, y, zeta, schedule)));
  };
  return reverseStep(guided, xt, t, z, schedule);
}
