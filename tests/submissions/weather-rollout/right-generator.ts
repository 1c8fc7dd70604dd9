// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { StepModel } from '../given/types';

function* weather(step: StepModel, x0: tf.Tensor) {
  let x = x0;
  for (;;) {
    yield x;
    x = step(x);
  }
}

export function rollOut(step: StepModel, x0: tf.Tensor, numSteps: number) {
  const states: tf.Tensor[] = [];
  for (const x of weather(step, x0)) {
    states.push(x);
    if (states.length > numSteps) break;
  }
  return tf.stack(states);
}

export function lorenz96Tendency(x: tf.Tensor, forcing: number) {
  const nested = x.arraySync() as unknown;
  const change = (value: any): any => {
    if (Array.isArray(value[0])) return value.map(change);
    const n = value.length;
    return value.map(
      (each: number, i: number) =>
        (value[(i + 1) % n] - value[(i + n - 2) % n]) * value[(i + n - 1) % n] - each + forcing,
    );
  };
  return tf.tensor(change(nested));
}

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  const errors = forecast.sub(truth).square().mean(1).dataSync();
  const weights = Array.from(latitudes.dataSync(), (phi) => Math.cos((Math.PI * phi) / 180));
  const weighted = weights.map((w, i) => w * errors[i]);
  const sum = (values: number[]) => values.reduce((a, b) => a + b);
  return tf.scalar(Math.sqrt(sum(weighted) / sum(weights)));
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  return tf.tidy(() => {
    const w = latitudes
      .mul(Math.PI / 180)
      .cos()
      .as2D(-1, 1);
    const f = forecast.sub(climatology);
    const t = truth.sub(climatology);
    const scaled = (x: tf.Tensor) => x.div(x.square().mul(w).sum().sqrt());
    return scaled(f).mul(scaled(t)).mul(w).sum() as tf.Scalar;
  });
}
