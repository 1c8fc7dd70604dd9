import { mapRows } from '../linear-algebra';
import type { NumericTensor } from '../tensor';

export interface RelativeMotionInput {
  /** `[..., 6]`: x, y, z, vx, vy, vz. */
  readonly state: NumericTensor;
  /** In radians per unit of time. */
  readonly meanMotion: number;
  readonly dt: number;
}

/** A row of the transition from its sine, its cosine, the mean motion n and the time. */
type Row = (sin: number, cos: number, n: number, dt: number) => readonly number[];

/** The steps of relative motion that can go wrong. */
export interface RelativeMotionSteps {
  /** The angle whose sine and cosine are taken. */
  readonly angle: (meanMotion: number, dt: number) => number;
  readonly sine: (angle: number) => number;
  readonly cosine: (angle: number) => number;
  /** The time in the two terms that grow with it. */
  readonly drift: (dt: number, meanMotion: number) => number;
  readonly x: Row;
  readonly y: Row;
  readonly z: Row;
  readonly vx: Row;
  readonly vy: Row;
  readonly vz: Row;
  /** What the transition is applied to. */
  readonly arrange: (state: readonly number[]) => readonly number[];
  /** What is made of the result. */
  readonly finish: (later: readonly number[], state: readonly number[]) => readonly number[];
  /** The matrix that is used. */
  readonly transition: (rows: readonly (readonly number[])[]) => readonly (readonly number[])[];
}

const relativeMotionSteps: RelativeMotionSteps = {
  angle: (n, dt) => n * dt,
  sine: Math.sin,
  cosine: Math.cos,
  drift: (dt) => dt,
  x: (sin, cos, n) => [4 - 3 * cos, 0, 0, sin / n, (2 / n) * (1 - cos), 0],
  y: (sin, cos, n, dt) => [6 * (sin - n * dt), 1, 0, (-2 / n) * (1 - cos), (4 * sin) / n - 3 * dt, 0],
  z: (sin, cos, n) => [0, 0, cos, 0, 0, sin / n],
  vx: (sin, cos, n) => [3 * n * sin, 0, 0, cos, 2 * sin, 0],
  vy: (sin, cos, n) => [-6 * n * (1 - cos), 0, 0, -2 * sin, 4 * cos - 3, 0],
  vz: (sin, cos, n) => [0, 0, -n * sin, 0, 0, cos],
  arrange: (state) => state,
  finish: (later) => later,
  transition: (rows) => rows,
};

/**
 * The state dt later, relative to a circular orbit (Clohessy and Wiltshire 1960).
 *
 * @param changes steps that replace the right ones
 */
export function clohessyWiltshire(
  { state, meanMotion, dt }: RelativeMotionInput,
  changes: Partial<RelativeMotionSteps> = {},
): NumericTensor {
  const steps = { ...relativeMotionSteps, ...changes };
  const angle = steps.angle(meanMotion, dt);
  const [s, c, drift] = [steps.sine(angle), steps.cosine(angle), steps.drift(dt, meanMotion)];
  const rows = steps.transition(
    [steps.x, steps.y, steps.z, steps.vx, steps.vy, steps.vz].map((row) => row(s, c, meanMotion, drift)),
  );
  return mapRows(state, (each) => {
    const from = steps.arrange(each);
    const later = rows.map((row) => row.reduce((sum, factor, k) => sum + factor * (from[k] ?? NaN), 0));
    return steps.finish(later, each);
  });
}

/** The derivative of a state: Hill’s equations, of which the above is the solution. */
export function hillDerivative(state: readonly number[], n: number): number[] {
  const [x = NaN, , z = NaN, vx = NaN, vy = NaN, vz = NaN] = state;
  return [vx, vy, vz, 3 * n ** 2 * x + 2 * n * vy, -2 * n * vx, -(n ** 2) * z];
}
