// expect: all points
import * as tf from '@tensorflow/tfjs';
import { qSample } from '../4-diffusion/forward-process';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  return tf.tidy(() => {
    const isReal = tf.tile(mask.expandDims(2), [1, 1, x.shape[2]]);
    const nothing = tf.zerosLike(x);
    const sum = tf.where(isReal, x, nothing).sum(1, true);
    const mean = sum.div(isReal.cast('int32').sum(1, true));
    return tf.where(isReal, x.sub(mean), nothing);
  });
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
  return tf.tidy(() => {
    const at = (table: tf.Tensor1D) => table.arraySync()[t];
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const noise = centre(model(xt, steps) as tf.Tensor3D, mask);
    const removed = noise.mul(at(schedule.betas) / Math.sqrt(1 - at(schedule.alphaBars)));
    const mean = centre(xt, mask)
      .sub(removed)
      .div(Math.sqrt(at(schedule.alphas)));
    if (t === 0) return mean as tf.Tensor3D;
    return mean.add(centre(z, mask).mul(Math.sqrt(at(schedule.betas)))) as tf.Tensor3D;
  });
}
