// expect: message an array with undefined at place
import * as tf from '@tensorflow/tfjs';

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] {
  const rows = ensemble.arraySync();
  const observed = observations.arraySync();
  const counts: number[] = [];
  rows.forEach((members, i) => {
    const rank = members.filter((member) => member < observed[i]).length;
    counts[rank] += 1;
  });
  return counts;
}
