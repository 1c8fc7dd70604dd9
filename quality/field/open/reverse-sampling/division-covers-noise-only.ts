/*
 * wrong: a misplaced parenthesis: only the predicted noise is divided by √alpha
 * source: typical
 * mistakes: parenthesis: only the predicted noise is divided
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
    const at = (v: tf.Tensor1D) => v.slice([t], [1]).asScalar();
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const eps = model(xt, steps);
    const scale = at(schedule.betas).div(tf.sub(1, at(schedule.alphaBars)).sqrt());
    const mean = xt.sub(eps.mul(scale).div(at(schedule.alphas).sqrt()));
    return t > 0 ? mean.add(at(schedule.betas).sqrt().mul(z)) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  return tf.tidy(() => {
    const last = schedule.betas.shape[0] - 1;
    let x = gaussian(shape);
    for (let k = 0; k <= last; k++) x = reverseStep(model, x, last - k, gaussian(shape), schedule);
    return x;
  });
}
