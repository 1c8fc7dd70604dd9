// expect: mistake compares numbers as text
import * as tf from '@tensorflow/tfjs';

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] {
  const rows = ensemble.arraySync();
  const observed = observations.arraySync();
  const counts = Array<number>(ensemble.shape[1] + 1).fill(0);
  rows.forEach((members, i) => {
    const sorted = [...members, observed[i]].sort();
    const rank = sorted.indexOf(observed[i]);
    counts[rank] += 1;
  });
  return counts;
}
