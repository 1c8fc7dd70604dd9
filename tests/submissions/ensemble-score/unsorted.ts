// expect: misconception not-sorted
import * as tf from '@tensorflow/tfjs';

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const members = ensemble.arraySync();
  const counts = new Array(ensemble.shape[1] + 1).fill(0);
  observations.arraySync().forEach((y, i) => {
    const place = members[i].findIndex((x) => x > y);
    counts[place === -1 ? members[i].length : place]++;
  });
  return counts;
}
