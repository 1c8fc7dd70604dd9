// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const ab = schedule.alphaBars.arraySync();
  const steps = t.arraySync();
  const size = predictedNoise.size / steps.length;
  const numbers = Array.from(predictedNoise.dataSync(), (e, i) => {
    const a = ab[steps[Math.floor(i / size)]];
    return -e / Math.sqrt(1 - a);
  });
  return tf.tensor(numbers, predictedNoise.shape);
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const a = schedule.alphaBars.gather(t);
  const shape = [xt.shape[0], ...xt.shape.slice(1).map(() => 1)];
  const [signal, spread] = [a.sqrt().reshape(shape), tf.sub(1, a).sqrt().reshape(shape)];
  return xt.div(signal).sub(predictedNoise.mul(spread.div(signal)));
}
