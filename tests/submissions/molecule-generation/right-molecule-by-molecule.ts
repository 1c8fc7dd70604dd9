// expect: all points
import * as tf from '@tensorflow/tfjs';
import { qSample } from '../4-diffusion/forward-process';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  const molecules = x.unstack().map((molecule, b) => {
    const real = mask.slice([b, 0], [1, -1]).reshape([-1, 1]).cast('float32');
    const mean = molecule.mul(real).sum(0).div(real.sum());
    return molecule.sub(mean).mul(real);
  });
  return tf.stack(molecules) as tf.Tensor3D;
}

export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  const centred = centre(x, mask).unstack();
  const values = centred.map((molecule, b) => {
    const atoms = mask.slice([b, 0], [1, -1]).sum().dataSync()[0];
    const density = Math.log(2 * Math.PI) * (atoms - 1) * x.shape[2];
    return molecule
      .norm()
      .square()
      .add(density)
      .mul(-1 / 2)
      .asScalar();
  });
  return tf.stack(values) as tf.Tensor1D;
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
