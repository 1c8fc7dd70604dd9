/*
 * wrong: the loop stops at t = 1, so the last step is missing
 * source: https://github.com/invoke-ai/InvokeAI/issues/900
 * mistakes: last step (t = 0) missing
 */
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  return tf.tidy(() => {
    const value = (name: 'betas' | 'alphas' | 'alphaBars') => schedule[name].arraySync()[t];
    const noise = model(
      xt,
      tf
        .onesLike(tf.zeros([xt.shape[0]]))
        .mul(t)
        .toInt() as tf.Tensor1D,
    );
    const scaled = noise.mul(value('betas')).div(Math.sqrt(1 - value('alphaBars')));
    const mu = xt.sub(scaled).div(Math.sqrt(value('alphas')));
    return t === 0 ? mu : mu.add(z.mul(Math.sqrt(value('betas'))));
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  for (let t = schedule.betas.shape[0] - 1; t > 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
