// expect: all points
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
  const share = schedule.alphaBars.slice([t], [1]).asScalar();
  const clean = predictedClean(xt, model(xt, steps), steps, schedule);
  // A transposed, by differentiating A
  const residual = forward(clean).sub(y);
  const back = tf
    .grad((x: tf.Tensor) => forward(x))(clean, residual)
    .mul(2 * zeta);
  // x0 hat has x_t in it twice
  const throughModel = tf.grad((x: tf.Tensor) => model(x, steps))(xt, back);
  return back.sub(throughModel.mul(tf.sub(1, share).sqrt())).div(share.sqrt());
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
