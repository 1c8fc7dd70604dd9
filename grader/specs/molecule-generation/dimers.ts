import * as fc from 'fast-check';
import { type Schedule } from '../../oracle/diffusion';
import type { DimerModel, MoleculeReverseInput } from '../../oracle/molecules';
import { gaussians } from '../../oracle/random';
import { at, dim, filled, generate, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule } from '../shared/diffusion-inputs';

const NUM_DIMERS = 100;
const NUM_STEPS = 25;

/** In units of the depth of the potential. */
export const TEMPERATURE = 0.15;

/** Pairs that are farther apart count as broken; in units of σ, where the potential is 0. */
export const LONGEST = 1.8;
const SHORTEST = 0.85;

/** The potential of Lennard-Jones, in units of its depth and of σ (Jones 1924). */
export const lennardJones = (r: number): number => 4 * (r ** -12 - r ** -6);

const NUM_BONDS = 30;

const lengths = Array.from(
  { length: NUM_BONDS },
  (_, k) => SHORTEST + ((LONGEST - SHORTEST) * (k + 0.5)) / NUM_BONDS,
);

/** How often Boltzmann has a bond of this length: r² of the sphere, and the potential. */
const boltzmann = lengths.map((r) => r ** 2 * Math.exp(-lennardJones(r) / TEMPERATURE));

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

const schedule = geometricSchedule(NUM_STEPS, 5e-4, 0.5);

const model: DimerModel = {
  bonds: generate([NUM_BONDS], (k) => Math.fround(lengths[k] ?? Number.NaN)),
  weights: generate([NUM_BONDS], (k) => Math.fround(boltzmann[k] ?? Number.NaN)),
  alphaBars: schedule.alphaBars,
};

const draws = (name: string): NumericTensor => {
  const draw = gaussians(1, name);
  return generate([NUM_DIMERS, 2, 3], () => Math.fround(draw()));
};

/** The steps of a run that ends with dimers; each starts from the result of the one before. */
export const dimerSteps: readonly MoleculeReverseInput[] = Array.from({ length: NUM_STEPS }, (_, i) => ({
  model,
  xt: draws('x_T'),
  t: NUM_STEPS - 1 - i,
  z: draws(`z ${String(i)}`),
  mask: filled([NUM_DIMERS, 2], 1, 'bool'),
  schedule,
}));

/** Mean and standard deviation of bond lengths. */
export interface Bonds {
  readonly mean: number;
  readonly deviation: number;
}

const summary = (values: readonly number[], weights: readonly number[]): Bonds => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (of: (value: number) => number): number =>
    values.reduce((sum, value, i) => sum + of(value) * (weights[i] ?? 0), 0) / total;
  const mean = average((value) => value);
  return { mean, deviation: Math.sqrt(average((value) => (value - mean) ** 2)) };
};

/** What the Boltzmann distribution says. */
export const expectedBonds: Bonds = summary(lengths, boltzmann);

/** What there is in `[batch, 2, 3]`. */
export function bondsOf(x: NumericTensor): Bonds {
  const found = Array.from({ length: dim(x, 0) }, (_, i) =>
    Math.hypot(...[0, 1, 2].map((axis) => at(x, 6 * i + axis) - at(x, 6 * i + 3 + axis))),
  );
  return summary(
    found,
    found.map(() => 1),
  );
}

/** The first step of a run, the same every time. */
export const dimerRuns: readonly fc.Arbitrary<MoleculeReverseInput>[] = dimerSteps
  .slice(0, 1)
  .map((step) => fc.constant(step));
