/** Attention in frames: the example in the README, and what a mirror image changes. */
import { coordinateUpdate, invariantPointAttention } from '../../../grader/oracle/invariant-attention';
import { at, filled, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import { rotationsFrom } from '../../../grader/specs/invariant-attention/inputs';
import { applied, REFLECTION, ROTATION } from '../../../grader/specs/invariant-attention/motions';

const determinant = (matrix: NumericTensor, from = 0): number => {
  const [a, b, c, d, e, f, g, h, i] = Array.from({ length: 9 }, (_, k) => at(matrix, from + k)) as [
    ...[number, number, number],
    ...[number, number, number],
    ...[number, number, number],
  ];
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
};

test('the example by hand in the README', () => {
  const zeros = filled([2, 1], 0);
  const frames = {
    rotations: tensor([2, 3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0, 1, 0, 0, 0, 0, 1]),
    positions: tensor([2, 3], [0, 0, 0, 2, 0, 0]),
  };
  const { weights, points } = invariantPointAttention({
    features: { queries: zeros, keys: zeros, values: zeros },
    points: {
      queries: filled([2, 1, 3], 0),
      keys: tensor([2, 1, 3], [1, 0, 0, 1, 0, 0]),
      values: tensor([2, 1, 3], [0, 1, 0, 1, 0, 0]),
    },
    frames,
    gamma: 0.25,
  });
  expect([...weights.data].map((value) => value.toFixed(3))).toEqual(['0.731', '0.269', '0.500', '0.500']);
  expect([...points.data.slice(3)]).toEqual([1, 1, 0]);
  const change = coordinateUpdate({ weights, positions: frames.positions });
  expect([...change.data.slice(0, 3)].map((value) => value.toFixed(3))).toEqual(['0.538', '0.000', '0.000']);
});

test('frames are right-handed rotations, and so is the motion; a mirror image is not', () => {
  const rotations = rotationsFrom(tensor([2, 4], [0.5, 0.7, 0.9, -0.4, 1, 0.4, 0.6, 0.8]));
  expect(determinant(rotations)).toBeCloseTo(1, 6);
  expect(determinant(rotations, 9)).toBeCloseTo(1, 6);
  expect(determinant(ROTATION)).toBeCloseTo(1, 12);
  expect(determinant(REFLECTION)).toBeCloseTo(-1, 12);
  const row = [0, 1, 2].map((k) => at(rotations, k));
  expect(Math.hypot(...applied(ROTATION, tensor([1, 3], row)).data)).toBeCloseTo(1, 6);
});
