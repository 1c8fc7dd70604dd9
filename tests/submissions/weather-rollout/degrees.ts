// expect: misconception degrees-as-radians
import * as tf from '@tensorflow/tfjs';

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  const w = tf.cos(latitudes);
  const weights = w.div(w.mean()).expandDims(1);
  return tf.sqrt(forecast.sub(truth).square().mul(weights).mean());
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  const w = tf.cos(latitudes);
  const weights = w.div(w.mean()).expandDims(1);
  const f = forecast.sub(climatology);
  const t = truth.sub(climatology);
  const sum = (a: tf.Tensor, b: tf.Tensor) => a.mul(b).mul(weights).sum();
  return sum(f, t).div(sum(f, f).mul(sum(t, t)).sqrt());
}
