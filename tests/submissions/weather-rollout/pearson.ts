// expect: misconception weighted-mean-subtracted
import * as tf from '@tensorflow/tfjs';

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  const cosines = latitudes
    .mul(Math.PI / 180)
    .cos()
    .expandDims(1);
  const w = cosines.div(cosines.sum().mul(truth.shape[1]));
  const centred = (field: tf.Tensor2D) => {
    const anomaly = field.sub(climatology);
    return anomaly.sub(anomaly.mul(w).sum());
  };
  const f = centred(forecast);
  const t = centred(truth);
  const covariance = f.mul(t).mul(w).sum();
  return covariance.div(f.square().mul(w).sum().sqrt()).div(t.square().mul(w).sum().sqrt());
}
