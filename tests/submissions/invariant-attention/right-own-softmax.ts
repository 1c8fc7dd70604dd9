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
  const [q, k, v] = [
    toSpace(points.queries, frames),
    toSpace(points.keys, frames),
    toSpace(points.values, frames),
  ];
  const dots = tf
    .matMul(features.queries, features.keys, false, true)
    .div(Math.sqrt(features.queries.shape[1]));
  const squares = q.expandDims(1).sub(k.expandDims(0)).square().sum(-1).sum(-1);
  const logits = dots.sub(squares.mul(gamma));
  const weights = tf
    .exp(logits.sub(tf.max(logits, 1, true)))
    .div(tf.exp(logits.sub(tf.max(logits, 1, true))).sum(1, true)) as tf.Tensor2D;
  const mean = tf.matMul(weights, v.reshape([v.shape[0], -1])).reshape(v.shape) as tf.Tensor3D;
  return {
    features: tf.matMul(weights, features.values) as tf.Tensor2D,
    points: fromSpace(mean, frames),
    weights,
  };
}

export function coordinateUpdate(weights: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  const laplacian = weights.sub(weights.sum(1, true).mul(tf.eye(weights.shape[0])));
  return laplacian.matMul(positions) as tf.Tensor2D;
}
