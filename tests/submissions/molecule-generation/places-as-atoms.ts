// expect: misconception places-counted
import * as tf from '@tensorflow/tfjs';
import { qSample } from '../4-diffusion/forward-process';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  const real = mask.toFloat().expandDims(-1);
  const middle = tf.sum(x.mul(real), 1, true).div(tf.sum(real, 1, true));
  return x.sub(middle).mul(real);
}

export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  const free = (x.shape[1] - 1) * x.shape[2];
  const squares = centre(x, mask).square().sum([1, 2]);
  return squares.mul(-0.5).sub((free / 2) * Math.log(2 * Math.PI));
}

export function moleculeForward(
  x0: tf.Tensor3D,
  t: tf.Tensor1D,
  noise: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  return qSample(centre(x0, mask), t, centre(noise, mask), schedule) as tf.Tensor3D;
}

export function moleculeReverseStep(
  model: NoisePredictor,
  xt: tf.Tensor3D,
  t: number,
  z: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  return centre(reverseStep(model, xt, t, z, schedule) as tf.Tensor3D, mask);
}
