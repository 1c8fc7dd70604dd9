import { once } from '../../engine/remember';
import type { DimerModel, MoleculeReverseInput } from '../../oracle/molecules';
import { gaussians } from '../../oracle/random';
import { filled, generate, type NumericTensor } from '../../oracle/tensor';
import {
  lennardJones,
  LONGEST,
  NUM_STEPS,
  schedule,
  summary,
  TEMPERATURE,
  type Bonds,
} from './lennard-jones';

const NUM_DIMERS = 100;

const SHORTEST = 0.85;

const NUM_BONDS = 30;

const lengths = Array.from(
  { length: NUM_BONDS },
  (_, k) => SHORTEST + ((LONGEST - SHORTEST) * (k + 0.5)) / NUM_BONDS,
);

/** How often Boltzmann has a bond of this length: r² of the sphere, and the potential. */
const boltzmann = lengths.map((r) => r ** 2 * Math.exp(-lennardJones(r) / TEMPERATURE));

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
export const dimerSteps = once((): readonly MoleculeReverseInput[] =>
  Array.from({ length: NUM_STEPS }, (_, i) => ({
    model,
    xt: draws('x_T'),
    t: NUM_STEPS - 1 - i,
    z: draws(`z ${String(i)}`),
    mask: filled([NUM_DIMERS, 2], 1, 'bool'),
    schedule,
  })),
);

/** What the Boltzmann distribution says. */
export const expectedDimers = (): Bonds => summary(lengths, boltzmann);
