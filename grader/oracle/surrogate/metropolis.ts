import { potential, type DoubleWell } from './double-well';

/** A walk of many particles, all at once. */
export interface Walk {
  readonly positions: Float64Array;
  /** Moves every particle this many times. */
  readonly advance: (moves: number) => void;
}

/**
 * Particles in a double well, by the method of Metropolis et al. 1953: a move by up to `reach` to
 * either side is accepted with probability min(1, exp(−ΔV)). All start in the left well.
 */
export function metropolis(well: DoubleWell, count: number, reach: number, uniform: () => number): Walk {
  const positions = new Float64Array(count).fill(-1);
  const energies = positions.map((x) => potential(well, x));
  const advance = (moves: number): void => {
    for (let move = 0; move < moves; move++) {
      for (let i = 0; i < count; i++) {
        const x = (positions[i] ?? 0) + reach * (2 * uniform() - 1);
        const energy = potential(well, x);
        if (uniform() >= Math.exp((energies[i] ?? 0) - energy)) continue;
        positions[i] = x;
        energies[i] = energy;
      }
    }
  };
  return { positions, advance };
}

/**
 * How many moves apart two states of a walk are independent in which well they are in: twice the
 * integrated autocorrelation time, from the means of whole runs of `moves` (Sokal 1997).
 */
export function movesBetween(well: DoubleWell, reach: number, moves: number, uniform: () => number): number {
  const walkers = 200;
  const { positions, advance } = metropolis(well, walkers, reach, uniform);
  advance(moves);
  const sums = new Float64Array(walkers);
  for (let move = 0; move < moves; move++) {
    advance(1);
    for (let i = 0; i < walkers; i++) sums[i] = (sums[i] ?? 0) + ((positions[i] ?? 0) > 0 ? 1 : 0);
  }
  const means = sums.map((sum) => sum / moves);
  const mean = means.reduce((total, each) => total + each, 0) / walkers;
  const variance = means.reduce((total, each) => total + (each - mean) ** 2, 0) / (walkers - 1);
  return Math.max(1, (moves * variance) / (mean * (1 - mean)));
}
