// expect: all points
import * as tf from '@tensorflow/tfjs';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  const real = tf.cast(mask, 'float32');
  const weights = real.div(real.sum(1, true)).expandDims(1);
  const means = tf.matMul(weights, x.mul(real.expandDims(2)));
  return tf.mul(real.expandDims(2), tf.sub(x, means));
}

export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  const free = mask.toFloat().sum(1).sub(1).mul(x.shape[2]);
  return centre(x, mask)
    .square()
    .sum([1, 2])
    .add(free.mul(Math.log(2 * Math.PI)))
    .div(-2);
}

export function moleculeForward(
  x0: tf.Tensor3D,
  t: tf.Tensor1D,
  noise: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  const bar = schedule.alphaBars.gather(t).expandDims(1).expandDims(2);
  const data = x0.mul(bar.sqrt());
  const fresh = noise.mul(tf.onesLike(bar).sub(bar).sqrt());
  return centre(data.add(fresh), mask);
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
