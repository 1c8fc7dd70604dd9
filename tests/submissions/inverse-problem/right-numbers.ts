// expect: all points
import * as tf from '@tensorflow/tfjs';
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
  const share = schedule.alphaBars.arraySync()[t];
  const t32 = tf.tensor1d(Array<number>(xt.shape[0]).fill(t), 'int32');
  return tf.tidy(() =>
    tf.grad((x: tf.Tensor) => {
      const noise = model(x, t32).mul(Math.sqrt(1 - share));
      const distance = y.sub(forward(x.sub(noise).div(Math.sqrt(share))));
      return distance.pow(2).sum().mul(zeta);
    })(xt),
  );
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
  const [beta, alpha, share] = [schedule.betas, schedule.alphas, schedule.alphaBars].map(
    (table) => table.arraySync()[t],
  );
  const t32 = tf.tensor1d(Array<number>(xt.shape[0]).fill(t), 'int32');
  let x = xt.sub(model(xt, t32).mul(beta / Math.sqrt(1 - share))).div(Math.sqrt(alpha));
  if (t > 0) x = x.add(z.mul(Math.sqrt(beta)));
  return tf.sub(x, guidance(model, xt, t, forward, y, zeta, schedule));
}
