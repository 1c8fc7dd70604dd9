// expect: all points
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
  return tf.tidy(() => {
    const c = centre(x, mask);
    const isReal = mask.cast('float32');
    const perNumber = c
      .square()
      .mul(-0.5)
      .sub(0.5 * Math.log(2 * Math.PI));
    const all = perNumber.mul(isReal.expandDims(2)).sum([1, 2]);
    // One atom too many was counted: the one that has no choice.
    return all.add(0.5 * Math.log(2 * Math.PI) * x.shape[2]) as tf.Tensor1D;
  });
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
  const centredModel: NoisePredictor = (x, steps) => centre(model(x, steps) as tf.Tensor3D, mask);
  return reverseStep(centredModel, centre(xt, mask), t, centre(z, mask), schedule) as tf.Tensor3D;
}
