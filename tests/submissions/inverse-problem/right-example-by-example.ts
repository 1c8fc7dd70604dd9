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
  const parts = tf.split(xt, xt.shape[0]);
  const measured = y.arraySync();
  const step = tf.tensor1d([t], 'int32');
  const guides = parts.map((one, i) =>
    tf.grad((x: tf.Tensor) => {
      const clean = predictedClean(x, model(x, step), step, schedule);
      return forward(clean).sub([measured[i]]).norm().square();
    })(one),
  );
  return tf.concat(guides).mul(zeta);
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
