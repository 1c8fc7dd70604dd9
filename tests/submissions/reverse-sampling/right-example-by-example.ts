// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  const [beta, alpha, abar] = [schedule.betas, schedule.alphas, schedule.alphaBars].map(
    (v) => v.dataSync()[t],
  );
  const outs: tf.Tensor[] = [];
  for (let i = 0; i < xt.shape[0]!; i++) {
    const x = xt.slice(i, 1);
    const e = model(x, tf.tensor1d([t], 'int32'));
    const mu = x.sub(e.mul((1 - alpha) / Math.sqrt(1 - abar))).div(Math.sqrt(alpha));
    outs.push(t === 0 ? mu : mu.add(z.slice(i, 1).mul(beta ** 0.5)));
  }
  return tf.concat(outs, 0);
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const order = [...Array(schedule.betas.shape[0]).keys()].reverse();
  return order.reduce<tf.Tensor>(
    (x, t) => reverseStep(model, x, t, gaussian(shape), schedule),
    gaussian(shape),
  );
}
