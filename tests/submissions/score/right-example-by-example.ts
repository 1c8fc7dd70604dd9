// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

const byExample = (t: tf.Tensor1D, one: (step: number, b: number) => tf.Tensor): tf.Tensor => {
  const parts = Array.from(t.dataSync()).map(one);
  return parts.length === 1 ? parts[0] : tf.concat(parts);
};

export function scoreFromNoise(
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const bars = schedule.alphaBars.dataSync();
  return byExample(t, (step, b) => predictedNoise.slice(b, 1).mul(-1 / Math.sqrt(1 - bars[step])));
}

export function predictedClean(
  xt: tf.Tensor,
  predictedNoise: tf.Tensor,
  t: tf.Tensor1D,
  schedule: NoiseSchedule,
): tf.Tensor {
  const bars = schedule.alphaBars.dataSync();
  return byExample(t, (step, b) => {
    const noise = predictedNoise.slice(b, 1).mul(Math.sqrt(1 - bars[step]));
    return xt.slice(b, 1).sub(noise).div(Math.sqrt(bars[step]));
  });
}
