// expect: all points
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number) {
  const steps = Array.from({ length: numSteps });
  const states = steps.reduce<tf.Tensor[]>((all) => [...all, step(all[all.length - 1])], [x0.clone()]);
  return tf.stack(states, 0);
}

export function lorenz96Tendency(x: tf.Tensor, forcing: number) {
  return tf.tidy(() => {
    const n = x.shape.slice(-1)[0];
    const flat = x.reshape([-1, n]) as tf.Tensor2D;
    // Column i of a shift matrix picks the site that i reads.
    const shift = (by: number) => {
      const m = tf.buffer([n, n]);
      for (let i = 0; i < n; i++) m.set(1, (i + by + n) % n, i);
      return m.toTensor() as tf.Tensor2D;
    };
    const difference = flat.matMul(shift(1).sub(shift(-2)) as tf.Tensor2D);
    return difference
      .mul(flat.matMul(shift(-1)))
      .sub(flat)
      .add(forcing)
      .reshape(x.shape);
  });
}

const toRadians = Math.PI / 180;

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  return tf.tidy(() => {
    const w = tf.cos(latitudes.mul(toRadians)) as tf.Tensor1D;
    const squares = forecast.sub(truth).square().sum(1) as tf.Tensor1D;
    return tf.sqrt(tf.dot(w, squares).div(w.sum().mul(truth.shape[1]))).asScalar();
  });
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  return tf.tidy(() => {
    const columns = truth.shape[1];
    const w = tf.cos(latitudes.mul(toRadians)).expandDims(1).tile([1, columns]).flatten() as tf.Tensor1D;
    const a = forecast.sub(climatology).flatten() as tf.Tensor1D;
    const b = truth.sub(climatology).flatten() as tf.Tensor1D;
    const dot = (p: tf.Tensor1D, q: tf.Tensor1D) => tf.dot(p.mul(w) as tf.Tensor1D, q);
    return dot(a, b)
      .div(dot(a, a).mul(dot(b, b)).sqrt())
      .reshape([]) as tf.Scalar;
  });
}
