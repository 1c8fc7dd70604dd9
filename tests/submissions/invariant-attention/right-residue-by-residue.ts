// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { FeatureProjections, Frames, PointProjections } from '../given/types';

const toSpace = (p: tf.Tensor3D, { rotations, positions }: Frames) =>
  tf.matMul(p, rotations, false, true).add(tf.expandDims(positions, 1)) as tf.Tensor3D;

const fromSpace = (p: tf.Tensor3D, { rotations, positions }: Frames) =>
  tf.matMul(p.sub(tf.expandDims(positions, 1)) as tf.Tensor3D, rotations) as tf.Tensor3D;

export function invariantPointAttention(
  features: FeatureProjections,
  points: PointProjections,
  frames: Frames,
  gamma: number,
): { features: tf.Tensor2D; points: tf.Tensor3D; weights: tf.Tensor2D } {
  const n = features.queries.shape[0];
  const d = features.queries.shape[1];
  const q = toSpace(points.queries, frames);
  const k = toSpace(points.keys, frames);
  const v = toSpace(points.values, frames);
  const rows: tf.Tensor[] = [];
  for (let i = 0; i < n; i++) {
    const dots = features.keys
      .mul(features.queries.slice([i], [1]))
      .sum(1)
      .div(Math.sqrt(d));
    const squares = k
      .sub(q.slice([i], [1]))
      .square()
      .sum([1, 2]);
    rows.push(tf.softmax(dots.sub(squares.mul(gamma))));
  }
  const weights = tf.stack(rows) as tf.Tensor2D;
  const spread = weights.reshape([n, n, 1, 1]).mul(v.expandDims(0)).sum(1) as tf.Tensor3D;
  return {
    features: weights.expandDims(2).mul(features.values.expandDims(0)).sum(1) as tf.Tensor2D,
    points: fromSpace(spread, frames),
    weights,
  };
}

export function coordinateUpdate(weights: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  const n = positions.shape[0];
  const rows = [...Array(n).keys()].map((i) =>
    tf.matMul(weights.slice([i], [1]), positions.sub(positions.slice([i], [1]))),
  );
  return tf.concat(rows) as tf.Tensor2D;
}
