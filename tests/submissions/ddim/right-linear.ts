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
  // the result as one multiple of xt, one of the prediction, and one of z
  const bar = (i: number) => (i < 0 ? 1 : schedule.alphaBars.arraySync()[i]);
  const [now, before] = [bar(t), bar(tBefore)];
  const sigma = eta * Math.sqrt(1 - before) * Math.sqrt(before - now) * Math.sqrt(1 / (before * (1 - now)));
  const ofX = Math.sqrt(before / now);
  const ofNoise = Math.sqrt(1 - before - sigma * sigma) - ofX * Math.sqrt(1 - now);
  const found = model(xt, tf.ones([xt.shape[0]], 'int32').mul(tf.scalar(t, 'int32')) as tf.Tensor1D);
  return tf.mul(xt, ofX).add(tf.mul(found, ofNoise)).add(tf.mul(z, sigma));
}
