// expect: all points
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number): tf.Tensor {
  let all = x0.expandDims(0);
  let current = x0;
  let made = 0;
  while (made < numSteps) {
    current = step(current);
    all = all.concat(current.expandDims(0), 0);
    made += 1;
  }
  return all;
}

export function lorenz96Tendency(x: tf.Tensor, forcing: number): tf.Tensor {
  return tf.tidy(() => {
    // Two sites before the first, and one after the last.
    const n = x.shape[x.rank - 1];
    const rows = x.reshape([-1, n]);
    const padded = tf.concat([rows.slice([0, n - 2], [-1, 2]), rows, rows.slice([0, 0], [-1, 1])], 1);
    const from = (start: number) => padded.slice([0, start], [-1, n]);
    const result = from(3)
      .mul(from(1))
      .sub(from(0).mul(from(1)))
      .sub(rows);
    return result.add(forcing).reshape(x.shape);
  });
}

const latitudeWeights = (latitudes: tf.Tensor1D) =>
  tf.tidy(() => {
    const cos = latitudes.div(180).mul(Math.PI).cos();
    return cos.mul(latitudes.size).div(cos.sum());
  });

// The latitude goes last, where vectors broadcast without further ado.
const turned = (field: tf.Tensor) => tf.transpose(field);

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  return tf.tidy(
    () => turned(forecast.sub(truth)).pow(2).mul(latitudeWeights(latitudes)).mean().sqrt() as tf.Scalar,
  );
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  return tf.tidy(() => {
    // A weight in the product is a root of it in each factor. Rounding may make a weight of a pole negative.
    const roots = latitudeWeights(latitudes).maximum(0).sqrt();
    const f = turned(forecast.sub(climatology)).mul(roots);
    const t = turned(truth.sub(climatology)).mul(roots);
    return f
      .mul(t)
      .sum()
      .div(tf.norm(f).mul(tf.norm(t))) as tf.Scalar;
  });
}
