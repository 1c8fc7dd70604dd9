import type { PointAttentionInput } from '../../oracle/invariant-attention';
import { filled, tensor, type NumericTensor } from '../../oracle/tensor';

const zeros = (...shape: number[]): NumericTensor => filled(shape, 0);

/** A quarter turn about the last axis, and none. */
const quarter = [0, -1, 0, 1, 0, 0, 0, 0, 1];
const none = [1, 0, 0, 0, 1, 0, 0, 0, 1];

const nothing: PointAttentionInput = {
  features: { queries: zeros(2, 2), keys: zeros(2, 2), values: zeros(2, 1) },
  points: { queries: zeros(2, 1, 3), keys: zeros(2, 1, 3), values: zeros(2, 1, 3) },
  frames: { rotations: tensor([2, 3, 3], [...none, ...none]), positions: zeros(2, 3) },
  gamma: 0.25,
};

const turned: PointAttentionInput = {
  ...nothing,
  frames: { ...nothing.frames, rotations: tensor([2, 3, 3], [...quarter, ...quarter]) },
};

const apart: PointAttentionInput = {
  ...nothing,
  frames: { ...nothing.frames, positions: tensor([2, 3], [1, 0, 0, -1, 0.5, 0]) },
};

const asked = {
  ...nothing.features,
  queries: tensor([2, 2], [1.5, -0.5, 0.25, 2]),
  keys: tensor([2, 2], [-1, 0.5, 1, 0.75]),
};

const values = tensor([2, 1, 3], [1, 2, 0, -0.5, 1, 0.25]);

/** Features, then points, frames that are turned, and frames that are moved, each alone. */
export const isolating = (): readonly PointAttentionInput[] => [
  { ...nothing, features: asked },
  { ...nothing, features: { ...asked, values: tensor([2, 1], [1, -2]) } },
  { ...nothing, points: { ...nothing.points, queries: tensor([2, 1, 3], [1, 1, 0.5, -1, 0.5, 2]) } },
  {
    ...nothing,
    points: {
      queries: tensor([2, 2, 3], [1, 1, 0.5, -1, 0.5, 2, 0, 1, 0, 0.5, -1, 1]),
      keys: zeros(2, 2, 3),
      values: zeros(2, 1, 3),
    },
  },
  { ...nothing, points: { ...nothing.points, values } },
  { ...turned, points: { ...nothing.points, values } },
  { ...turned, points: { ...nothing.points, keys: values, queries: tensor([2, 1, 3], [2, 0, 0, 0, 1, 1]) } },
  { ...apart, points: { ...nothing.points, values } },
  apart,
  {
    ...turned,
    frames: { ...apart.frames, rotations: tensor([2, 3, 3], [...quarter, ...none]) },
    points: { ...nothing.points, values },
  },
  {
    ...turned,
    features: asked,
    frames: { ...apart.frames, rotations: tensor([2, 3, 3], [...none, ...quarter]) },
    points: { ...nothing.points, keys: values },
  },
];
