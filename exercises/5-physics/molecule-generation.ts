// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { qSample } from '../4-diffusion/forward-process';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * Moves each molecule so that the mean of its atoms is 0: the projection onto the subspace of
 * centred positions (Hoogeboom et al. 2022).
 *
 * @param x positions, `[batch, atoms, D]`; what stands at padding has no effect
 * @param mask bool `[batch, atoms]`: true for real atoms, false for padding, which may stand
 *   anywhere; at least one atom of each example is real
 * @returns `[batch, atoms, D]`; padding is exactly 0
 */
export function centre(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor3D {
  throw new Error('Not started: centre');
}

/**
 * The logarithm of the density of the standard normal distribution on centred positions, which have
 * (N − 1) · D dimensions (Hoogeboom et al. 2022): −½ Σ c² − ½ (N − 1) D ln 2π, where c is
 * `centre(x, mask)` and N the number of real atoms.
 *
 * @param x positions, `[batch, atoms, D]`; neither padding nor the centre of mass has an effect
 * @param mask bool `[batch, atoms]`: true for real atoms, at least one in each example
 * @returns `[batch]`, in nats; 0 for a single atom
 */
export function logProbOfCentredGaussian(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor1D {
  throw new Error('Not started: logProbOfCentredGaussian');
}

/**
 * Noised molecules within the subspace of centred positions:
 * √ᾱ_t · centre(x0) + √(1 − ᾱ_t) · centre(noise) (Hoogeboom et al. 2022; Xu et al. 2022).
 *
 * @param x0 positions, `[batch, atoms, D]`, centred or not
 * @param t int32 `[batch]`, the step of each example, in 0 … numSteps − 1
 * @param noise standard normal, the same shape as x0, not centred
 * @param mask bool `[batch, atoms]`: true for real atoms, at least one in each example
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x_t, the same shape as x0: centred, and 0 at padding
 */
export function moleculeForward(
  x0: tf.Tensor3D,
  t: tf.Tensor1D,
  noise: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  throw new Error('Not started: moleculeForward');
}

/**
 * One step of Algorithm 2 in Ho et al. 2020, with σ_t² = β_t, within the subspace of centred
 * positions: the reverse step of module 4, projected. It is the same to project xt, the prediction
 * and z.
 *
 * @param model predicts the noise in xt, centred or not; called with t as int32 `[batch]`
 * @param xt positions, `[batch, atoms, D]`
 * @param t the step, 0 … numSteps − 1, the same for the whole batch
 * @param z standard normal, the same shape as xt, not centred; has no effect at t = 0
 * @param mask bool `[batch, atoms]`: true for real atoms, at least one in each example
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x one step earlier, the same shape as xt: centred, and 0 at padding
 */
export function moleculeReverseStep(
  model: NoisePredictor,
  xt: tf.Tensor3D,
  t: number,
  z: tf.Tensor3D,
  mask: tf.Tensor2D,
  schedule: NoiseSchedule,
): tf.Tensor3D {
  throw new Error('Not started: moleculeReverseStep');
}
