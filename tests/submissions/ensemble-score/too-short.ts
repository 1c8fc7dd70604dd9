// expect: message are expected here
// M entries instead of M + 1: an observation above all members counts nowhere.
import * as tf from '@tensorflow/tfjs';

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const y = observations.arraySync();
  const ranks = ensemble.arraySync().map((row, i) => row.filter((x) => x < y[i]).length);
  return [...Array(ensemble.shape[1]).keys()].map((k) => ranks.filter((rank) => rank === k).length);
}
