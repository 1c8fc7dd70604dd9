// expect: all points
import { qSample } from './forward-process';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const sh = [-1, ...Array(x0.rank - 1).fill(1)];
  const a = tf.gather(schedule.alphaBars, t.toInt()).reshape(sh);
  const xt = tf.add(tf.mul(tf.sqrt(a), x0), tf.mul(tf.sqrt(tf.sub(1, a)), noise));
  return tf.mean(tf.pow(tf.sub(noise, model(xt, t)), 2)) as tf.Scalar;
}
