/**
 * A particle in a double well at a fixed temperature: V(x) = barrier · (x² − 1)² − tilt · x, in
 * units of kT. Its positions have the Boltzmann density exp(−V) / Z.
 */
export interface DoubleWell {
  readonly barrier: number;
  readonly tilt: number;
}

/** The well of the course. The right one is deeper, and holds 71 % of the particles. */
export const WELL: DoubleWell = { barrier: 3, tilt: 0.5 };

/** Beyond these positions the density is less than 1e-9. */
const [LOW, HIGH] = [-2.5, 2.5];
const CELLS = 5_000;
const WIDTH = (HIGH - LOW) / CELLS;

/** V(x) in units of kT. */
export const potential = ({ barrier, tilt }: DoubleWell, x: number): number =>
  barrier * (x * x - 1) ** 2 - tilt * x;

/** The share of particles left of each border of the cells, by the midpoint rule. */
export function cumulative(well: DoubleWell): Float64Array {
  const shares = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) {
    const weight = Math.exp(-potential(well, LOW + (i + 0.5) * WIDTH));
    shares[i + 1] = (shares[i] ?? 0) + weight;
  }
  const total = shares[CELLS] ?? 1;
  return shares.map((share) => share / total);
}

/** The share of particles left of x, interpolated between cells. */
function shareBelow(shares: Float64Array, x: number): number {
  const place = Math.min(CELLS, Math.max(0, (x - LOW) / WIDTH));
  const cell = Math.min(CELLS - 1, Math.floor(place));
  const [before, after] = [shares[cell] ?? 0, shares[cell + 1] ?? 1];
  return before + (place - cell) * (after - before);
}

/** The position that has a share of the particles to its left. */
function quantile(shares: Float64Array, share: number): number {
  let [low, high] = [0, CELLS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((shares[middle] ?? 1) <= share) low = middle;
    else high = middle;
  }
  const [before, after] = [shares[low] ?? 0, shares[high] ?? 1];
  return LOW + (low + (share - before) / (after - before)) * WIDTH;
}

/** Draws positions that have exactly the Boltzmann density. */
export function positionsOf(well: DoubleWell, uniform: () => number): () => number {
  const shares = cumulative(well);
  return () => quantile(shares, uniform());
}

/** Borders of the bins in which positions are counted; two more bins hold what lies outside. */
export const BINS: readonly number[] = Array.from({ length: 31 }, (_, i) => -1.8 + 0.12 * i);

/** The share of particles in each bin, the outer two included. */
export function boltzmannShares(well: DoubleWell): number[] {
  const shares = cumulative(well);
  const borders = [0, ...BINS.map((border) => shareBelow(shares, border)), 1];
  return borders.slice(1).map((border, i) => border - (borders[i] ?? 0));
}

/** The share of these positions in each bin, the outer two included; NaN lies in none. */
export function countedShares(positions: Iterable<number> & ArrayLike<number>): number[] {
  const shares = new Array<number>(BINS.length + 1).fill(0);
  const [first = 0, second = 1] = BINS;
  for (const x of positions) {
    const bin = Math.min(BINS.length, Math.max(0, Math.floor((x - first) / (second - first)) + 1));
    if (Number.isFinite(x)) shares[bin] = (shares[bin] ?? 0) + 1 / positions.length;
  }
  return shares;
}

/** Half of the sum of the differences: the share of particles in a wrong bin, 0 … 1. */
export const totalVariation = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, share, i) => sum + Math.abs(share - (other[i] ?? 0)), 0) / 2;

/** The share of particles in the right well, x > 0. */
export const rightShare = (well: DoubleWell): number => 1 - shareBelow(cumulative(well), 0);

/** The share of these positions that are right of 0. */
export function shareRight(positions: Iterable<number> & ArrayLike<number>): number {
  let right = 0;
  for (const x of positions) if (x > 0) right += 1;
  return right / positions.length;
}
