// expect: all points
import * as tf from '@tensorflow/tfjs';

/** Members and observation in one row: [cases, M + 1]. */
const together = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.concat([ensemble, observations.expandDims(1)], 1);

function score(ensemble: tf.Tensor2D, observations: tf.Tensor1D, isFair: boolean) {
  return tf.tidy(() => {
    const [cases, m] = ensemble.shape;
    const all = together(ensemble, observations);
    const n = m + 1;
    const gaps = all
      .reshape([cases, n, 1])
      .sub(all.reshape([cases, 1, n]))
      .abs();
    const pair = -1 / (2 * m * (isFair ? m - 1 : m));
    // The weight of each gap: pairs of members, and half of each gap to the observation, twice.
    const weights = tf.buffer([n, n]);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) weights.set(m === 1 ? 0 : pair, i, j);
      weights.set(0.5 / m, i, m);
      weights.set(0.5 / m, m, i);
    }
    return gaps.mul(weights.toTensor()).sum([1, 2]) as tf.Tensor1D;
  });
}

export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  return score(ensemble, observations, false);
}

export function fairCrps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  return score(ensemble, observations, true);
}

export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  return tf.tidy(() => {
    const [, m] = ensemble.shape;
    const centring = tf.eye(m).sub(1 / m);
    const deviations = tf.matMul(ensemble, centring);
    const errors = tf.dot(ensemble, tf.fill([m], 1 / m)).sub(observations);
    const spread = tf.mean(tf.sum(tf.square(deviations), 1)).mul((m + 1) / (m * (m - 1)));
    return tf.div(tf.sqrt(spread), tf.sqrt(tf.mean(tf.square(errors)))) as tf.Scalar;
  });
}

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const m = ensemble.shape[1];
  const place = together(ensemble, observations).arraySync();
  return [...Array(m + 1).keys()].map(
    (k) => place.filter((row) => row.reduce((n, each) => n + Number(each < row[m]), 0) === k).length,
  );
}
