import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers, type NumberStyle } from '../../engine/inputs';
import type {
  CoordinateUpdateInput,
  FramesInput,
  PointAttentionInput,
} from '../../oracle/invariant-attention';
import { at, generate, type NumericTensor } from '../../oracle/tensor';

/** Rotations from unit quaternions (a, b, c, d). */
export function rotationsFrom(quaternions: NumericTensor): NumericTensor {
  const n = quaternions.data.length / 4;
  return generate([n, 3, 3], (index) => {
    const of = (k: number): number => at(quaternions, Math.floor(index / 9) * 4 + k);
    const length = Math.hypot(of(0), of(1), of(2), of(3));
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => of(k) / length) as [number, number, number, number];
    const entries = [
      ...[a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
      ...[2 * (b * c + a * d), a * a - b * b + c * c - d * d, 2 * (c * d - a * b)],
      ...[2 * (b * d - a * c), 2 * (c * d + a * b), a * a - b * b - c * c + d * d],
    ];
    return Math.fround(entries[index % 9] ?? Number.NaN);
  });
}

/** Turned by at least 50° or so, so that no rotation is close to none. */
export const framesFrom = ({ between, normal }: Numbers, n: number): FramesInput => ({
  rotations: rotationsFrom(
    generate([n, 4], (i) => {
      const value = at(between('quaternions', [n, 4], 0.4, 1), i);
      return i % 4 === 3 && Math.floor(i / 4) % 2 === 1 ? -value : value;
    }),
  ),
  positions: normal('positions', [n, 3]),
});

const circumstances = {
  n: [2, 3, 1],
  numPoints: [1, 2],
  numValues: [1, 2],
  d: [1, 4],
} as const;

export const attentionInputs = (...styles: NumberStyle[]): Cases<PointAttentionInput> =>
  covering(circumstances).map((each) =>
    fc
      .record({
        circumstances: each,
        gamma: fc.constantFrom(0.25, 0.1, 0.5),
        dV: axis(1, 3),
        numbers: numbersOf(...styles),
      })
      .map(({ circumstances: { n, numPoints, numValues, d }, gamma, dV, numbers }) => ({
        features: {
          queries: numbers.normal('queries', [n, d]),
          keys: numbers.normal('keys', [n, d]),
          values: numbers.normal('values', [n, dV]),
        },
        points: {
          queries: numbers.normal('query points', [n, numPoints, 3], 0.8),
          keys: numbers.normal('key points', [n, numPoints, 3], 0.8),
          values: numbers.normal('value points', [n, numValues, 3], 0.8),
        },
        frames: framesFrom(numbers, n),
        gamma,
      })),
  );

export const updateInputs = (...styles: NumberStyle[]): fc.Arbitrary<CoordinateUpdateInput> =>
  fc.record({ n: axis(2, 4), numbers: numbersOf(...styles) }).map(({ n, numbers }) => ({
    weights: numbers.between('weights', [n, n], 0.1, 1.5),
    positions: numbers.normal('positions', [n, 3], 2),
  }));
