// expect: message an array of numbers is expected
import * as tf from '@tensorflow/tfjs';

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const ranks = ensemble.less(observations.expandDims(1)).sum(1).toInt() as tf.Tensor1D;
  return tf.oneHot(ranks, ensemble.shape[1] + 1).sum(0);
}
