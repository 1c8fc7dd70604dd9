// expect: all points
// The sum over all pairs is a weighted sum of the sorted members.
import * as tf from '@tensorflow/tfjs';

function terms(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const [cases, m] = ensemble.shape;
  // tf.topk sorts in descending order.
  const sorted = tf.topk(ensemble, m).values;
  const weights = tf
    .range(0, m)
    .mul(-2)
    .add(m - 1);
  const near = tf.mean(tf.abs(tf.sub(ensemble, tf.reshape(observations, [cases, 1]))), 1);
  return { near, pairs: tf.sum(tf.mul(sorted, weights), 1).mul(2), m };
}

export const crps = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => {
    const { near, pairs, m } = terms(ensemble, observations);
    return near.sub(pairs.div(2 * m * m)) as tf.Tensor1D;
  });

export const fairCrps = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => {
    const { near, pairs, m } = terms(ensemble, observations);
    return near.sub(pairs.div(2 * m * (m - 1))) as tf.Tensor1D;
  });

export const spreadSkillRatio = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => {
    const m = ensemble.shape[1];
    const { mean, variance } = tf.moments(ensemble, 1);
    // The biased variance: (M + 1)/M · M/(M − 1).
    const spread = variance.mean().mul((m + 1) / (m - 1));
    const mse = tf.losses.meanSquaredError(observations, mean);
    return spread.div(mse).sqrt() as tf.Scalar;
  });

export const rankHistogram = (ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] =>
  tf.tidy(() => {
    const ranks = ensemble
      .less(observations.reshape([-1, 1]))
      .sum(1)
      .toInt() as tf.Tensor1D;
    return Array.from(
      tf
        .oneHot(ranks, ensemble.shape[1] + 1)
        .sum(0)
        .dataSync(),
    );
  });
