import { at, generate, type NumericTensor } from '../tensor';
import { centre, positionsOf, realAtoms, type CentreInput, type CentreSteps } from './centre';

/** The size of an example. */
export interface MoleculeSize {
  /** The number of real atoms, N. */
  readonly real: number;
  /** With padding. */
  readonly atoms: number;
  /** D */
  readonly axes: number;
  readonly batch: number;
}

/** The steps of the density that can go wrong, in order; the defaults are right. */
export interface DensitySteps {
  readonly centre: Partial<CentreSteps>;
  /** The sum of the squares of an example. */
  readonly squares: (values: readonly number[]) => number;
  /** How many atoms an example has, of those of all examples. */
  readonly count: (counts: readonly number[], example: number) => number;
  readonly dimensions: (size: MoleculeSize) => number;
  /** The share of each dimension. */
  readonly constant: number;
  /** The factor of the squares. */
  readonly factor: number;
  readonly combine: (squares: number, constants: number) => number;
  readonly finish: (value: number, size: MoleculeSize, all: readonly number[]) => number;
}

export const densitySteps: DensitySteps = {
  centre: {},
  squares: (values) => values.reduce((sum, value) => sum + value * value, 0),
  count: (counts, example) => counts[example] ?? Number.NaN,
  dimensions: ({ real, axes }) => (real - 1) * axes,
  constant: Math.log(2 * Math.PI) / 2,
  factor: 0.5,
  combine: (squares, constants) => -squares - constants,
  finish: (value) => value,
};

/**
 * The logarithm of the density of the standard normal distribution on centred positions, for each
 * example (Hoogeboom et al. 2022).
 */
export function logProbOfCentredGaussian(
  input: CentreInput,
  changed: Partial<DensitySteps> = {},
): NumericTensor {
  const steps = { ...densitySteps, ...changed };
  const centred = centre(input, steps.centre);
  const positions = positionsOf(input);
  const { batch, atoms, axes } = positions;
  const counts = Array.from({ length: batch }, (_, example) => realAtoms(positions, example).length);
  const size = (example: number): MoleculeSize => ({
    ...{ real: steps.count(counts, example), atoms, axes, batch },
  });
  const values = generate([batch], (example) => {
    const own = centred.data.slice(example * atoms * axes, (example + 1) * atoms * axes);
    return steps.combine(
      steps.factor * steps.squares([...own]),
      steps.constant * steps.dimensions(size(example)),
    );
  });
  return generate([batch], (example) => steps.finish(at(values, example), size(example), [...values.data]));
}
