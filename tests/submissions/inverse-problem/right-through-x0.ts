// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { LinearMap, NoisePredictor, NoiseSchedule } from '../given/types';

function estimate(model: NoisePredictor, x: tf.Tensor, t: number, schedule: NoiseSchedule) {
  const steps = tf.fill([x.shape[0]], t, 'int32') as tf.Tensor1D;
  const bar = tf.gather(schedule.alphaBars, t);
  const clean = x.sub(model(x, steps).mul(tf.sub(1, bar).sqrt())).mul(bar.rsqrt());
  return { clean, bar };
}

export function guidance(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  const { clean } = estimate(model, xt, t, schedule);
  const slope = tf.grad((x: tf.Tensor) => estimate(model, x, t, schedule).clean);
  const uphill = tf.grad((x: tf.Tensor) => y.sub(forward(x)).square().sum())(clean);
  return slope(xt, uphill).mul(zeta);
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
  const { clean, bar } = estimate(model, xt, t, schedule);
  const [beta, alpha] = [tf.gather(schedule.betas, t), tf.gather(schedule.alphas, t)];
  const before = t > 0 ? tf.gather(schedule.alphaBars, t - 1) : tf.scalar(1);
  const mean = before
    .sqrt()
    .mul(beta)
    .mul(clean)
    .add(alpha.sqrt().mul(tf.sub(1, before)).mul(xt));
  const step = mean.div(tf.sub(1, bar)).add(z.mul(t === 0 ? 0 : beta.sqrt()));
  return step.sub(guidance(model, xt, t, forward, y, zeta, schedule));
}
