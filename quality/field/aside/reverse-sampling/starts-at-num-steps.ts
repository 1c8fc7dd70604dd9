/*
 * wrong: the loop starts at numSteps, where the schedule has no entry
 * source: https://github.com/invoke-ai/InvokeAI/issues/415
 * mistakes: loop starts one too late: the schedule is read behind its end
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
    const at = (values: tf.Tensor1D) => values.slice([t], [1]).asScalar();
    const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
    const scale = at(schedule.betas).div(tf.sub(1, at(schedule.alphaBars)).sqrt());
    const mean = xt.sub(scale.mul(model(xt, steps))).div(at(schedule.alphas).sqrt());
    return t > 0 ? mean.add(at(schedule.betas).sqrt().mul(z)) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  let x = gaussian(shape);
  for (let t = schedule.betas.shape[0]; t >= 0; t--) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
