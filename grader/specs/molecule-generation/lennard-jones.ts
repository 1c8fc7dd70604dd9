import type { Schedule } from '../../oracle/diffusion';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule } from '../shared/diffusion-inputs';

/** In units of the depth of the potential. */
export const TEMPERATURE = 0.15;

/** Atoms that are farther apart have no bond; in units of σ, where the potential is 0. */
export const LONGEST = 1.8;

/** The potential of Lennard-Jones, in units of its depth and of σ (Jones 1924). */
export const lennardJones = (r: number): number => 4 * (r ** -12 - r ** -6);

/** Steps from noise to molecules. */
export const NUM_STEPS = 25;

/** Betas that grow by the same factor at each step: early steps are much finer than a bond. */
function geometricSchedule(numSteps: number, first: number, last: number): Schedule {
  const betas = generate([numSteps], (t) => first * (last / first) ** (t / (numSteps - 1)));
  let product = 1;
  return float32Schedule({
    betas,
    alphas: generate([numSteps], (t) => 1 - at(betas, t)),
    alphaBars: generate([numSteps], (t) => (product *= 1 - at(betas, t))),
  });
}

export const schedule = geometricSchedule(NUM_STEPS, 5e-4, 0.5);

/** Mean and standard deviation of bond lengths. */
export interface Bonds {
  readonly mean: number;
  readonly deviation: number;
}

export function summary(values: readonly number[], weights: readonly number[]): Bonds {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (of: (value: number) => number): number =>
    values.reduce((sum, value, i) => sum + of(value) * (weights[i] ?? 0), 0) / total;
  const mean = average((value) => value);
  return { mean, deviation: Math.sqrt(average((value) => (value - mean) ** 2)) };
}

/** The lengths of all bonds in `[batch, atoms, D]`: of each pair of atoms of each molecule. */
export function bondLengths(x: NumericTensor): number[] {
  const [batch, atoms, axes] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  const found: number[] = [];
  for (let example = 0; example < batch; example++)
    for (let i = 0; i < atoms; i++)
      for (let j = i + 1; j < atoms; j++) {
        const [one, other] = [i, j].map((atom) => (example * atoms + atom) * axes) as [number, number];
        const between = Array.from({ length: axes }, (_, axis) => at(x, one + axis) - at(x, other + axis));
        found.push(Math.hypot(...between));
      }
  return found;
}

/** What there is in `[batch, atoms, D]`. */
export function bondsOf(x: NumericTensor): Bonds {
  const found = bondLengths(x);
  return summary(
    found,
    found.map(() => 1),
  );
}
