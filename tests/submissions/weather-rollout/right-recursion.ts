// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { StepModel } from '../given/types';

export function rollOut(step: StepModel, x0: tf.Tensor, numSteps: number): tf.Tensor {
  const first = tf.expandDims(x0, 0);
  return numSteps === 0 ? first : tf.concat([first, rollOut(step, step(x0), numSteps - 1)], 0);
}

// Rolls the last axis as numpy.roll does: a positive shift moves values to larger indices.
function roll(x: tf.Tensor, shift: number): tf.Tensor {
  const axis = x.rank - 1;
  const n = x.shape[axis];
  const s = ((shift % n) + n) % n;
  if (s === 0) return x;
  const [head, tail] = tf.split(x, [n - s, s], axis);
  return tf.concat([tail, head], axis);
}

export const lorenz96Tendency = (x: tf.Tensor, forcing: number): tf.Tensor =>
  tf.tidy(() =>
    tf
      .mul(roll(x, -1).sub(roll(x, 2)), roll(x, 1))
      .sub(x)
      .add(tf.scalar(forcing)),
  );

const area = (latitudes: tf.Tensor1D) => {
  // cos φ = sin(90° − φ)
  const w = tf.sin(tf.sub(90, latitudes).mul(Math.PI).div(180));
  return tf.div(w, tf.mean(w)).reshape([-1, 1]);
};

export const latitudeWeightedRmse = (f: tf.Tensor2D, t: tf.Tensor2D, latitudes: tf.Tensor1D) =>
  tf.tidy(() => {
    const rows = tf.squaredDifference(f, t).mean(1, true);
    return rows.mul(area(latitudes)).mean().sqrt() as tf.Scalar;
  });

export const anomalyCorrelation = (
  f: tf.Tensor2D,
  t: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) =>
  tf.tidy(() => {
    const w = area(latitudes);
    const [a, b] = [f, t].map((field) => field.sub(climatology));
    const variance = (x: tf.Tensor) => x.square().mul(w).mean().sqrt();
    return a.mul(b).mul(w).mean().div(variance(a)).div(variance(b)) as tf.Scalar;
  });
