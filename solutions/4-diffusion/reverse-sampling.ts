import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

/**
 * One step of Algorithm 2 in Ho et al. 2020, with σ_t² = β_t:
 * (xt − β_t / √(1 − ᾱ_t) · model(xt, t)) / √α_t + σ_t · z, without σ_t · z at t = 0.
 *
 * @param model predicts the noise in xt; called with t as int32 `[batch]`
 * @param xt `[batch, ...]`, of rank 2 or more
 * @param t the step, 0 … numSteps − 1, the same for the whole batch
 * @param z standard normal, the same shape as xt; has no effect at t = 0
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @returns x one step earlier, the same shape as xt
 */
export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const at = (values: tf.Tensor1D): tf.Tensor => values.slice([t], [1]).asScalar();
    const beta = at(schedule.betas);
    const steps = tf.fill([xt.shape[0] as number], t, 'int32') as tf.Tensor1D;
    const noiseScale = beta.div(tf.sub(1, at(schedule.alphaBars)).sqrt());
    const mean = xt.sub(noiseScale.mul(model(xt, steps))).div(at(schedule.alphas).sqrt());
    return t > 0 ? mean.add(beta.sqrt().mul(z)) : mean;
  });
}

/**
 * Generates new data: starts from pure noise and runs the whole reverse process (Ho et al. 2020,
 * Algorithm 2), with t from numSteps − 1 down to 0.
 *
 * @param model predicts the noise in x_t
 * @param shape the shape of the result, batch axis first
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @param gaussian a source of standard normal noise: `gaussian(shape)` returns a new tensor. The
 *   first draw is x_T; after that, each step takes one fresh draw.
 * @returns x_0, with the given shape
 */
export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  return tf.tidy(() => {
    const numSteps = schedule.betas.shape[0];
    let x = gaussian(shape);
    for (let t = numSteps - 1; t >= 0; t--) {
      x = reverseStep(model, x, t, gaussian(shape), schedule);
    }
    return x;
  });
}
