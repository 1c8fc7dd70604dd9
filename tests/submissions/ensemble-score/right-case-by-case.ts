// expect: all points
import * as tf from '@tensorflow/tfjs';

const eachCase = (
  ensemble: tf.Tensor2D,
  observations: tf.Tensor1D,
  score: (members: tf.Tensor1D, y: tf.Tensor) => tf.Tensor,
) =>
  tf.tidy(() => {
    const rows = tf.unstack(ensemble) as tf.Tensor1D[];
    const ys = tf.unstack(observations);
    return tf.stack(rows.map((row, i) => score(row, ys[i]))) as tf.Tensor1D;
  });

const gaps = (members: tf.Tensor1D) =>
  tf.sub(tf.reshape(members, [1, -1]), tf.reshape(members, [-1, 1])).abs();

export const crps = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  eachCase(ensemble, observations, (members, y) =>
    tf.abs(members.sub(y)).mean().sub(gaps(members).mean().mul(0.5)),
  );

export const fairCrps = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  eachCase(ensemble, observations, (members, y) => {
    const m = members.shape[0];
    return tf
      .abs(members.sub(y))
      .mean()
      .sub(
        gaps(members)
          .sum()
          .div(m * (m - 1))
          .mul(0.5),
      );
  });

export const spreadSkillRatio = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => {
    const m = ensemble.shape[1];
    const variances = eachCase(ensemble, observations, (members) =>
      members
        .sub(members.mean())
        .pow(2)
        .sum()
        .div(m - 1),
    );
    const errors = eachCase(ensemble, observations, (members, y) => members.mean().sub(y).pow(2));
    return tf
      .sqrt(
        variances
          .mean()
          .mul(1 + 1 / m)
          .div(errors.mean()),
      )
      .reshape([]) as tf.Scalar;
  });

export const rankHistogram = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) => {
  const histogram = new Array(ensemble.shape[1] + 1).fill(0) as number[];
  const ranks = eachCase(ensemble, observations, (members, y) => members.less(y).sum());
  for (const rank of ranks.dataSync()) histogram[rank]++;
  return histogram;
};
