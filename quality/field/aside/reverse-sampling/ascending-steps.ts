/*
 * wrong: the loop runs from step 0 up to the last one
 * source: https://github.com/nathan-barry/tiny-diffusion/issues/2
 * mistakes: loop runs upwards
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
  const at = (v: tf.Tensor1D): tf.Scalar => v.gather(tf.scalar(t, 'int32')).asScalar();
  const steps = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
  const predicted = model(xt, steps)
    .mul(at(schedule.betas))
    .div(tf.sub(1, at(schedule.alphaBars)).sqrt());
  const mean = xt.sub(predicted).div(at(schedule.alphas).sqrt());
  if (t === 0) return mean;
  return mean.add(at(schedule.betas).sqrt().mul(z));
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const numSteps = schedule.betas.shape[0];
  let x = gaussian(shape);
  for (let t = 0; t < numSteps; t++) {
    x = reverseStep(model, x, t, gaussian(shape), schedule);
  }
  return x;
}
