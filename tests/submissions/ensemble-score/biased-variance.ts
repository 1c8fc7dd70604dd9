// expect: misconception biased-variance
import * as tf from '@tensorflow/tfjs';

export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  throw new Error('later');
}
export function fairCrps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  throw new Error('later');
}
export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  throw new Error('later');
}

export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const members = ensemble.shape[1];
  const { mean, variance } = tf.moments(ensemble, 1);
  const spread = tf.sqrt(tf.mean(variance).mul((members + 1) / members));
  const rmse = tf.sqrt(tf.losses.meanSquaredError(mean, observations));
  return spread.div(rmse);
}
