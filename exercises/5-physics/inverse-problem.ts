// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { reverseStep } from '../4-diffusion/reverse-sampling';
import { predictedClean } from '../4-diffusion/score';
import type { LinearMap, NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * The guidance of diffusion posterior sampling (Chung et al. 2023, the last term of Algorithm 1):
 * zeta · ∇ Σ (y − A(x̂0))², where A is the measurement and x̂0 the clean data that the model
 * predicts from xt. The gradient is taken with respect to xt, and so goes through A, x̂0 and the
 * model. It points to where the misfit grows.
 *
 * @param model predicts the noise in xt, each example on its own; called with t as int32 `[batch]`
 * @param xt noisy data, `[batch, ...]`, of rank 2 or more
 * @param t the step of xt, 0 … numSteps − 1, the same for the whole batch
 * @param forward the measurement A, linear: `[batch, ...]` to `[batch, m]`, each example on its own
 * @param y what was measured, `[batch, m]`
 * @param zeta how much the measurement counts, 0 or more; in the unit of xt² / y²
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns the guidance, the same shape as xt; each example has the sum over its own m residuals
 */
export function guidance(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: guidance');
}

/**
 * One step of diffusion posterior sampling (Chung et al. 2023, Algorithm 1), with σ_t² = β_t: the
 * reverse step of module 4, minus the guidance at xt. At every t, 0 included.
 *
 * @param model predicts the noise in xt, each example on its own; called with t as int32 `[batch]`
 * @param xt noisy data, `[batch, ...]`, of rank 2 or more
 * @param t the step of xt, 0 … numSteps − 1, the same for the whole batch
 * @param z standard normal, the same shape as xt; has no effect at t = 0
 * @param forward the measurement A, linear: `[batch, ...]` to `[batch, m]`, each example on its own
 * @param y what was measured, `[batch, m]`
 * @param zeta how much the measurement counts, 0 or more
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x one step earlier, the same shape as xt
 */
export function posteriorStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  forward: LinearMap,
  y: tf.Tensor2D,
  zeta: number,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: posteriorStep');
}
