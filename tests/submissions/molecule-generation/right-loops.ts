// expect: all points
import * as tf from '@tensorflow/tfjs';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  const positions = x.arraySync();
  const real = mask.arraySync();
  const centred = positions.map((molecule, b) => {
    const sums = molecule[0].map(() => 0);
    let count = 0;
    molecule.forEach((atom, i) => {
      if (!real[b][i]) return;
      count++;
      atom.forEach((value, k) => (sums[k] += value));
    });
    return molecule.map((atom, i) => atom.map((value, k) => (real[b][i] ? value - sums[k] / count : 0)));
  });
  return tf.tensor3d(centred, x.shape);
}

export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  const real = mask.arraySync();
  const values = centre(x, mask)
    .arraySync()
    .map((molecule, b) => {
      const atoms = real[b].filter(Boolean).length;
      const squares = molecule.flat().reduce((sum, value) => sum + value * value, 0);
      return -0.5 * (squares + (atoms - 1) * x.shape[2] * Math.log(2 * Math.PI));
    });
  return tf.tensor1d(values);
}

export function moleculeForward(
  x0: tf.Tensor3D,
  t: tf.Tensor1D,
  noise: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  const bars = schedule.alphaBars.arraySync();
  const [data, fresh] = [centre(x0, mask).arraySync(), centre(noise, mask).arraySync()];
  const xt = t
    .arraySync()
    .map((step, b) =>
      data[b].map((atom, i) =>
        atom.map((value, k) => Math.sqrt(bars[step]) * value + Math.sqrt(1 - bars[step]) * fresh[b][i][k]),
      ),
    );
  return tf.tensor3d(xt, x0.shape);
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
