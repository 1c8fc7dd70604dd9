// expect: all points
import * as tf from '@tensorflow/tfjs';
import { qSample } from './forward-process';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const B = x0.shape[0];
  const ls: tf.Tensor[] = [];
  for (let i = 0; i < B; i++) {
    const s = (y: tf.Tensor) =>
      y.slice(
        Array.from({ length: y.rank }, (_, k) => (k ? 0 : i)),
        [1, ...y.shape.slice(1)],
      );
    const n = s(noise);
    const ti = t.slice([i], [1]);
    const e = model(qSample(s(x0), ti, n, schedule), ti);
    ls.push(n.sub(e).square().mean());
  }
  return tf.stack(ls).mean() as tf.Scalar;
}
