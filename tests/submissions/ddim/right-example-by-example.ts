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
  const outs: tf.Tensor[] = [];
  const bars = [...schedule.alphaBars.dataSync(), 1];
  const a = bars[t];
  const b = bars.at(tBefore)!; // the entry at −1 is clean
  for (let n = 0; n < xt.shape[0]; n++) {
    const x = xt.slice(n, 1);
    const e = model(x, tf.tensor1d([t], 'int32'));
    const e2 = model(x, tf.tensor1d([t], 'int32'));
    const x0 = x.sub(e.mul((1 - a) ** 0.5)).div(a ** 0.5);
    const s = eta * (((1 - b) / (1 - a)) * (1 - a / b)) ** 0.5;
    const kept = Math.max(1 - b - s * s, 0) ** 0.5;
    outs.push(
      x0
        .mul(b ** 0.5)
        .add(e2.mul(kept))
        .add(z.slice(n, 1).mul(s)),
    );
  }
  return tf.concat(outs, 0);
}
