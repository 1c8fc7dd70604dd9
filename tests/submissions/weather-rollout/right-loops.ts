// expect: all points
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number): tf.Tensor {
  const numbers = [...x0.dataSync()];
  let x = x0;
  for (let k = 1; k <= numSteps; k++) {
    x = step(x);
    numbers.push(...x.dataSync());
  }
  return tf.tensor(numbers, [numSteps + 1, ...x0.shape]);
}

export function lorenz96Tendency(x: tf.Tensor, forcing: number): tf.Tensor {
  const n = x.shape[x.shape.length - 1];
  const v = x.dataSync();
  const result = new Float32Array(v.length);
  for (let row = 0; row < v.length; row += n) {
    for (let i = 0; i < n; i++) {
      const at = (j: number) => v[row + ((((i + j) % n) + n) % n)];
      result[row + i] = (at(1) - at(-2)) * at(-1) - at(0) + forcing;
    }
  }
  return tf.tensor(result, x.shape);
}

const cosines = (latitudes: tf.Tensor1D) =>
  latitudes.arraySync().map((phi) => Math.cos((phi * Math.PI) / 180));

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  const w = cosines(latitudes);
  const total = w.reduce((a, b) => a + b, 0);
  const f = forecast.arraySync();
  const t = truth.arraySync();
  let sum = 0;
  f.forEach((row, i) => row.forEach((value, j) => (sum += (w[i] * (value - t[i][j]) ** 2) / row.length)));
  return tf.scalar(Math.sqrt(sum / total));
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  const w = cosines(latitudes);
  const [f, t, c] = [forecast.arraySync(), truth.arraySync(), climatology.arraySync()];
  let [ft, ff, tt] = [0, 0, 0];
  for (let i = 0; i < f.length; i++)
    for (let j = 0; j < f[i].length; j++) {
      const a = f[i][j] - c[i][j];
      const b = t[i][j] - c[i][j];
      ft += w[i] * a * b;
      ff += w[i] * a * a;
      tt += w[i] * b * b;
    }
  return tf.scalar(ft / Math.sqrt(ff * tt));
}
