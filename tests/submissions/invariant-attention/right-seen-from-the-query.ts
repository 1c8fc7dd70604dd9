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
  const { rotations, positions } = frames;
  const n = features.queries.shape[0];
  // key points of all residues, in the frame of each query
  const seenFrom = (p: tf.Tensor3D) => {
    const all = toSpace(p, frames).reshape([1, -1, 3]).tile([n, 1, 1]);
    return fromSpace(all as tf.Tensor3D, { rotations, positions }).reshape([n, n, -1, 3]);
  };
  const squares = points.queries.expandDims(1).sub(seenFrom(points.keys)).square().sum([2, 3]);
  const dots = features.queries.matMul(features.keys, false, true).div(Math.sqrt(features.queries.shape[1]));
  const weights = dots.sub(squares.mul(gamma)).softmax() as tf.Tensor2D;
  const local = seenFrom(points.values)
    .mul(weights.reshape([n, n, 1, 1]))
    .sum(1);
  return { features: weights.matMul(features.values) as tf.Tensor2D, points: local as tf.Tensor3D, weights };
}

export function coordinateUpdate(weights: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  const differences = positions.expandDims(0).sub(positions.expandDims(1));
  return weights.expandDims(2).mul(differences).sum(1) as tf.Tensor2D;
}
