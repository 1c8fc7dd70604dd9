// expect: misconception spread-over-cases
import * as tf from '@tensorflow/tfjs';

export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const near = ensemble.sub(observations.expandDims(1)).abs().mean(1);
  const apart = ensemble.expandDims(1).sub(ensemble.expandDims(2)).abs().mean();
  return near.sub(apart.div(2));
}
