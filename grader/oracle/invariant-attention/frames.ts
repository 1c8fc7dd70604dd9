import { at, type NumericTensor } from '../tensor';

export interface FramesInput {
  /** `[n, 3, 3]` */
  readonly rotations: NumericTensor;
  /** `[n, 3]` */
  readonly positions: NumericTensor;
}

export type Point = readonly [number, number, number];

/** The frame of a residue. */
export interface Frame {
  readonly rotation: readonly [Point, Point, Point];
  readonly position: Point;
}

/** The row of three numbers that starts at an index. */
export const pointAt = (x: NumericTensor, index: number): Point => [
  at(x, index),
  at(x, index + 1),
  at(x, index + 2),
];

export const frameOf = ({ rotations, positions }: FramesInput, residue: number): Frame => ({
  rotation: [0, 3, 6].map((row) => pointAt(rotations, 9 * residue + row)) as unknown as Frame['rotation'],
  position: pointAt(positions, 3 * residue),
});

export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const add = (a: Point, b: Point, factor = 1): Point => [
  a[0] + factor * b[0],
  a[1] + factor * b[1],
  a[2] + factor * b[2],
];

/** R p */
export const rotate = ({ rotation }: Frame, p: Point): Point => [
  dot(rotation[0], p),
  dot(rotation[1], p),
  dot(rotation[2], p),
];

/** Rᵀ p */
export const rotateBack = ({ rotation: [x, y, z] }: Frame, [a, b, c]: Point): Point => [
  x[0] * a + y[0] * b + z[0] * c,
  x[1] * a + y[1] * b + z[1] * c,
  x[2] * a + y[2] * b + z[2] * c,
];
