/*
 * wrong: the other choice of Ho et al. for sigma, the posterior variance
 * source: https://github.com/zoubohao/DenoisingDiffusionProbabilityModel-ddpm-/issues/18
 * mistakes: posterior variance instead of beta
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
  const [beta, alpha, bar] = [schedule.betas, schedule.alphas, schedule.alphaBars].map(
    (values) => values.dataSync()[t],
  );
  const previous = t > 0 ? schedule.alphaBars.dataSync()[t - 1] : 1;
  const steps = tf.tensor1d(Array(xt.shape[0]).fill(t), 'int32');
  const mean = tf.div(tf.sub(xt, tf.mul(beta / Math.sqrt(1 - bar), model(xt, steps))), Math.sqrt(alpha));
  if (t === 0) return mean;
  const variance = (beta * (1 - previous)) / (1 - bar);
  return mean.add(z.mul(Math.sqrt(variance)));
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  return tf.tidy(() => {
    let img = gaussian(shape);
    const steps = schedule.betas.size;
    for (let i = steps - 1; i >= 0; i--) img = reverseStep(model, img, i, gaussian(shape), schedule);
    return img;
  });
}
