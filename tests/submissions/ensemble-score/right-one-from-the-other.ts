// expect: all points
import * as tf from '@tensorflow/tfjs';

const nearness = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.transpose(ensemble).sub(observations).abs().mean(0);

export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Tensor1D {
  return tf.tidy(() => {
    const m = ensemble.shape[1];
    const columns = tf.split(ensemble, m, 1);
    // |a − b| = 2 max(a, b) − a − b
    const spread = columns
      .map((column) => ensemble.maximum(column).mul(2).sub(ensemble).sub(column).mean(1))
      .reduce((sum, each) => sum.add(each))
      .div(2 * m);
    return nearness(ensemble, observations).sub(spread) as tf.Tensor1D;
  });
}

export function fairCrps(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Tensor1D {
  return tf.tidy(() => {
    const m = ensemble.shape[1];
    const near = nearness(ensemble, observations);
    const spread = near.sub(crps(ensemble, observations));
    return near.sub(spread.mul(m / (m - 1))) as tf.Tensor1D;
  });
}

export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const m = ensemble.shape[1];
    const centre = ensemble.mean(1);
    // Variance as the mean of squares minus the squared mean.
    const variance = ensemble
      .square()
      .mean(1)
      .sub(centre.square())
      .mul(m / (m - 1));
    const rmse = tf.norm(centre.sub(observations)).div(Math.sqrt(ensemble.shape[0]));
    return tf
      .sqrt(variance.mean())
      .mul(Math.sqrt(1 + 1 / m))
      .div(rmse) as tf.Scalar;
  });
}

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] {
  return tf.tidy(() => {
    const isAbove = tf.greater(tf.expandDims(observations, -1), ensemble);
    const ranks = isAbove.cast('int32').sum(-1) as tf.Tensor1D;
    return [...tf.bincount(ranks, tf.tensor1d([]), ensemble.shape[1] + 1).dataSync()];
  });
}
