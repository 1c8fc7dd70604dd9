// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

const coefficient = (which: 'signal' | 'noise', like: tf.Tensor, t: tf.Tensor1D, schedule: NoiseSchedule) => {
  const [one, zero] = [tf.onesLike(like), tf.zerosLike(like)];
  return which === 'signal' ? qSample(one, t, zero, schedule) : qSample(zero, t, one, schedule);
};

export const scoreFromNoise = (noise: tf.Tensor, t: tf.Tensor1D, schedule: NoiseSchedule): tf.Tensor =>
  tf.neg(noise).div(coefficient('noise', noise, t, schedule));

export const predictedClean = (
  xt: tf.Tensor,
  noise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor =>
  xt.sub(coefficient('noise', xt, t, schedule).mul(noise)).div(coefficient('signal', xt, t, schedule));
