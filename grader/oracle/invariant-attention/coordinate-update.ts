import { at, dim, generate, type NumericTensor } from '../tensor';

export interface CoordinateUpdateInput {
  /** `[n, n]` */
  readonly weights: NumericTensor;
  /** `[n, 3]` */
  readonly positions: NumericTensor;
}

/** Sums of the weights of a residue: those that it gives, and those that it gets. */
export interface WeightTotals {
  readonly row: number;
  readonly column: number;
}

/** The steps that can go wrong, in order; the defaults are right. */
export interface CoordinateUpdateSteps {
  /** The weight of residue j for i. */
  readonly weight: (weights: NumericTensor, i: number, j: number, n: number) => number;
  /** From r_i to r_j, along one axis. */
  readonly towards: (own: number, other: number, distance: number) => number;
  readonly finish: (sum: number, own: number, n: number, totals: WeightTotals) => number;
}

export const coordinateUpdateSteps: CoordinateUpdateSteps = {
  weight: (weights, i, j, n) => at(weights, i * n + j),
  towards: (own, other) => other - own,
  finish: (sum) => sum,
};

/** Σ_j w_ij (r_j − r_i) for each residue i (Satorras et al. 2021, equation 4). */
export function coordinateUpdate(
  { weights, positions }: CoordinateUpdateInput,
  changed: Partial<CoordinateUpdateSteps> = {},
): NumericTensor {
  const steps = { ...coordinateUpdateSteps, ...changed };
  const n = dim(positions, 0);
  const coordinate = (residue: number, axis: number): number => at(positions, 3 * residue + axis);
  const distance = (i: number, j: number): number =>
    Math.hypot(...[0, 1, 2].map((axis) => coordinate(j, axis) - coordinate(i, axis)));
  return generate([n, 3], (index) => {
    const [i, axis] = [Math.floor(index / 3), index % 3];
    const own = coordinate(i, axis);
    let [sum, row, column] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const weight = steps.weight(weights, i, j, n);
      sum += weight * steps.towards(own, coordinate(j, axis), distance(i, j));
      row += weight;
      column += steps.weight(weights, j, i, n);
    }
    return steps.finish(sum, own, n, { row, column });
  });
}
