// expect: misconception spread-ignored
import * as tf from '@tensorflow/tfjs';

export const crps = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => ensemble.sub(observations.expandDims(1)).abs().mean(1));

export const fairCrps = crps;

export const spreadSkillRatio = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) =>
  tf.tidy(() => {
    const { mean, variance } = tf.moments(ensemble, 1);
    return variance.mean().sqrt().div(mean.sub(observations).square().mean().sqrt());
  });

export const rankHistogram = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) => {
  const y = observations.arraySync();
  const counts = Array(ensemble.shape[1] + 1).fill(0);
  ensemble.arraySync().forEach((row, i) => counts[row.filter((x) => x < y[i]).length]++);
  return counts;
};
