// expect: mistake Line 32: `reverseStep(model, x, t, gaussian(shape), schedule)` returns its result and changes nothing
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
    const at = (values: tf.Tensor1D): tf.Tensor => values.slice([t], [1]).asScalar();
    const beta = at(schedule.betas);
    const steps = tf.fill([xt.shape[0] as number], t, 'int32') as tf.Tensor1D;
    const noiseScale = beta.div(tf.sub(1, at(schedule.alphaBars)).sqrt());
    const mean = xt.sub(noiseScale.mul(model(xt, steps))).div(at(schedule.alphas).sqrt());
    return t > 0 ? mean.add(beta.sqrt().mul(z)) : mean;
  });
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  return tf.tidy(() => {
    const numSteps = schedule.betas.shape[0];
    const x = gaussian(shape);
    for (let t = numSteps - 1; t >= 0; t--) {
      reverseStep(model, x, t, gaussian(shape), schedule);
    }
    return x;
  });
}
