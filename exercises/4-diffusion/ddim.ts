// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * One step of a denoising diffusion implicit model (Song, Meng and Ermon 2021, equations 12 and
 * 16), from step t to an earlier step tBefore. Write ᾱ_b for ᾱ at tBefore, ε for model(xt, t), and
 * x̂0 = (xt − √(1 − ᾱ_t) · ε) / √ᾱ_t. Then
 * σ = eta · √((1 − ᾱ_b) / (1 − ᾱ_t)) · √(1 − ᾱ_t / ᾱ_b), and the result is
 * √ᾱ_b · x̂0 + √(1 − ᾱ_b − σ²) · ε + σ · z.
 *
 * @param model predicts the noise in xt; called with t as int32 `[batch]`
 * @param xt `[batch, ...]`, of rank 2 or more
 * @param t the step of xt, 0 … numSteps − 1, the same for the whole batch
 * @param tBefore the step that it leads to, −1 … t − 1; −1 stands for clean data, where ᾱ = 1
 * @param eta how much of the noise is fresh, from 0 (none) to 1
 * @param z standard normal, the same shape as xt; has no effect where σ = 0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x at step tBefore, the same shape as xt
 */
export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  throw new Error('Not started: ddimStep');
}
