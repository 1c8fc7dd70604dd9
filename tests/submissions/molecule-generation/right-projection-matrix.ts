// expect: all points
import * as tf from '@tensorflow/tfjs';
import { qSample } from '../4-diffusion/forward-process';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

/** [batch, atoms, atoms] */
function projector(mask: tf.Tensor2D): tf.Tensor3D {
  const real = mask.cast('float32');
  const column = real.expandDims(2);
  const each = tf.eye(mask.shape[1]).mul(column);
  const all = column.matMul(real.expandDims(1)).div(real.sum(1).reshape([-1, 1, 1]));
  return each.sub(all) as tf.Tensor3D;
}

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  return tf.tidy(() => projector(mask).matMul(x));
}

export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => {
    const p = projector(mask);
    const squares = p.matMul(x).mul(x).sum([1, 2]);
    // the trace of a projection is the dimension of what it projects on
    const rank = p.mul(tf.eye(x.shape[1])).sum([1, 2]).mul(x.shape[2]);
    return squares.mul(-0.5).sub(rank.mul(0.5 * Math.log(2 * Math.PI))) as tf.Tensor1D;
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
  return centre(reverseStep(model, xt, t, z, schedule) as tf.Tensor3D, mask);
}
