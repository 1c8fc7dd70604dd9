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
  const steps = tf.onesLike(xt.reshape([xt.shape[0], -1]).slice([0, 0], [-1, 1]).flatten()).mul(t);
  const index = steps.cast('int32') as tf.Tensor1D;
  const loss = (x: tf.Tensor) => {
    const x0 = predictedClean(x, model(x, index), index, schedule);
    const residual = tf.sub(forward(x0), y).flatten();
    return residual.dot(residual).mul(zeta).asScalar();
  };
  const { value, grad } = tf.valueAndGrad(loss)(xt);
  value.dispose();
  return grad;
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
