import { softmax } from '../linear-algebra';
import { at, dim, generate, tensor, type NumericTensor } from '../tensor';
import {
  add,
  dot,
  frameOf,
  pointAt,
  rotate,
  rotateBack,
  type Frame,
  type FramesInput,
  type Point,
} from './frames';

export interface Projections {
  readonly queries: NumericTensor;
  readonly keys: NumericTensor;
  readonly values: NumericTensor;
}

export interface PointAttentionInput {
  /** `[n, d]`, `[n, d]` and `[n, dV]` */
  readonly features: Projections;
  /** `[n, P, 3]`, `[n, P, 3]` and `[n, PV, 3]` */
  readonly points: Projections;
  readonly frames: FramesInput;
  readonly gamma: number;
}

export type PointAttentionOutput = Readonly<Record<'features' | 'points' | 'weights', NumericTensor>>;

/** The lengths of the axes. */
export interface PointAttentionDims {
  readonly n: number;
  readonly d: number;
  /** Of the values. */
  readonly dV: number;
  readonly numPoints: number;
}

/** The steps that can go wrong, in order; the defaults are right. */
export interface PointAttentionSteps {
  readonly toGlobal: (frame: Frame, point: Point) => Point;
  /** Whose frame the points of residue j are in, when i looks at them. */
  readonly keyFrame: (i: number, j: number) => number;
  readonly valueFrame: (i: number, j: number) => number;
  /** A value’s point as it is averaged. */
  readonly value: (globalPoint: Point, localPoint: Point) => Point;
  readonly score: (product: number, dims: PointAttentionDims) => number;
  /** What is compared of two residues: their points in space, or something else. */
  readonly between: (query: Point, key: Point, own: Frame, other: Frame) => Point;
  /** From the squared distances of the points of two residues. */
  readonly distance: (squares: readonly number[]) => number;
  readonly logit: (score: number, distance: number, gamma: number, dims: PointAttentionDims) => number;
  /** Logits, row by row, to weights. */
  readonly normalise: (logits: readonly (readonly number[])[]) => readonly (readonly number[])[];
  /** Weights as they average. */
  readonly average: (weights: readonly (readonly number[])[], i: number, j: number) => number;
  readonly toLocal: (frame: Frame, point: Point) => Point;
}

const weightAt = (weights: readonly (readonly number[])[], i: number, j: number): number =>
  weights[i]?.[j] ?? Number.NaN;

export const pointAttentionSteps: PointAttentionSteps = {
  toGlobal: (frame, point) => add(rotate(frame, point), frame.position),
  keyFrame: (_, j) => j,
  valueFrame: (_, j) => j,
  value: (point) => point,
  score: (product, { d }) => product / Math.sqrt(d),
  between: (query, key) => add(query, key, -1),
  distance: (squares) => squares.reduce((sum, square) => sum + square, 0),
  logit: (score, distance, gamma) => score - gamma * distance,
  normalise: (logits) => logits.map((row) => softmax(row)),
  average: weightAt,
  toLocal: (frame, point) => rotateBack(frame, add(point, frame.position, -1)),
};

/**
 * Attention between residues, by features and by points in their frames (Jumper et al. 2021,
 * supplementary algorithm 22, with one head and no pair term).
 *
 * @throws RangeError if the shapes of a mistake do not match
 */
export function invariantPointAttention(
  { features, points, frames, gamma }: PointAttentionInput,
  changed: Partial<PointAttentionSteps> = {},
): PointAttentionOutput {
  const steps = { ...pointAttentionSteps, ...changed };
  const [n, d, dV] = [dim(features.queries, 0), dim(features.queries, 1), dim(features.values, 1)];
  const [numPoints, numValues] = [dim(points.queries, 1), dim(points.values, 1)];
  const residues = Array.from({ length: n }, (_, i) => i);
  const globalPoint = (x: NumericTensor, residue: number, p: number, of: number): Point =>
    steps.toGlobal(frameOf(frames, of), pointAt(x, (residue * dim(x, 1) + p) * 3));
  const product = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += at(features.queries, i * d + k) * at(features.keys, j * d + k);
    return sum;
  };
  const squares = (i: number, j: number): number[] =>
    Array.from({ length: numPoints }, (_, p) => {
      const query = globalPoint(points.queries, i, p, i);
      const key = globalPoint(points.keys, j, p, steps.keyFrame(i, j));
      const between = steps.between(query, key, frameOf(frames, i), frameOf(frames, j));
      return dot(between, between);
    });
  const dims = { n, d, dV, numPoints };
  const logits = residues.map((i) =>
    residues.map((j) =>
      steps.logit(steps.score(product(i, j), dims), steps.distance(squares(i, j)), gamma, dims),
    ),
  );
  const weights = steps.normalise(logits);
  const averaged = residues.flatMap((i) =>
    Array.from({ length: numValues }, (_, p) => {
      const sum = residues.reduce<Point>(
        (all, j) => {
          const value = globalPoint(points.values, j, p, steps.valueFrame(i, j));
          const local = pointAt(points.values, (j * numValues + p) * 3);
          return add(all, steps.value(value, local), steps.average(weights, i, j));
        },
        [0, 0, 0],
      );
      return steps.toLocal(frameOf(frames, i), sum);
    }),
  );
  return {
    features: generate([n, dV], (index) => {
      const [i, k] = [Math.floor(index / dV), index % dV];
      return residues.reduce(
        (sum, j) => sum + steps.average(weights, i, j) * at(features.values, j * dV + k),
        0,
      );
    }),
    points: tensor([n, numValues, 3], averaged.flat()),
    weights: tensor([n, n], weights.flat()),
  };
}
