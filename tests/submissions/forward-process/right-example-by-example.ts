// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const steps = t.arraySync();
  const bars = schedule.alphaBars.arraySync();
  const examples = steps.map((step, b) => {
    const begin = [b, ...x0.shape.slice(1).map(() => 0)];
    const size = [1, ...x0.shape.slice(1)];
    const a = bars[step];
    return tf.add(
      tf.mul(Math.sqrt(a), tf.slice(x0, begin, size)),
      tf.mul(Math.sqrt(1 - a), tf.slice(noise, begin, size)),
    );
  });
  return examples.length === 1 ? examples[0] : tf.concat(examples, 0);
}
