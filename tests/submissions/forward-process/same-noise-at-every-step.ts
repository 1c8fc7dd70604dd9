// expect: misconception same-noise-at-every-step
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

export function qSample(x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: NoiseSchedule): tf.Tensor {
  const steps = t.arraySync();
  const alphas = schedule.alphas.arraySync();
  const betas = schedule.betas.arraySync();
  const examples = steps.map((last, b) => {
    let x = tf.gather(x0, [b]);
    const eps = tf.gather(noise, [b]);
    for (let s = 0; s <= last; s++) {
      x = x.mul(Math.sqrt(alphas[s]!)).add(eps.mul(Math.sqrt(betas[s]!)));
    }
    return x;
  });
  return tf.concat(examples, 0);
}
