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
  const flat = (p: tf.Tensor3D) => toSpace(p, frames).reshape([n, -1]) as tf.Tensor2D;
  const [q, k, v] = [flat(points.queries), flat(points.keys), flat(points.values)];
  // |q − k|² = |q|² − 2 q·k + |k|²; |q|² is the same along a row, and drops out of the softmax
  const near = q.matMul(k, false, true).mul(2).sub(k.square().sum(1));
  const dots = features.queries.matMul(features.keys.transpose()).mul(features.queries.shape[1] ** -0.5);
  const weights = tf.softmax(dots.add(near.mul(gamma))) as tf.Tensor2D;
  const mean = weights.matMul(v).reshape([n, -1, 3]) as tf.Tensor3D;
  return { features: weights.dot(features.values) as tf.Tensor2D, points: fromSpace(mean, frames), weights };
}

export function coordinateUpdate(weights: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  const differences = positions.expandDims(0).sub(positions.expandDims(1));
  return weights.expandDims(2).mul(differences).sum(1) as tf.Tensor2D;
}
