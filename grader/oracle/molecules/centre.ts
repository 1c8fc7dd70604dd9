import { at, dim, generate, type NumericTensor } from '../tensor';

export interface MaskedInput {
  /** bool `[batch, atoms]`: true for real atoms, false for padding. */
  readonly mask: NumericTensor;
}

export interface CentreInput extends MaskedInput {
  /** `[batch, atoms, D]` */
  readonly x: NumericTensor;
}

/** Where a number stands. */
export interface Place {
  readonly example: number;
  readonly atom: number;
  readonly axis: number;
}

/** Positions with what reads them. */
export interface Positions extends CentreInput {
  readonly batch: number;
  readonly atoms: number;
  readonly axes: number;
  readonly value: (place: Place) => number;
  readonly isReal: (example: number, atom: number) => boolean;
  /** The indices of the real atoms of each example. */
  readonly real: readonly (readonly number[])[];
}

/** The steps of centring that can go wrong, in order; the defaults are right. */
export interface CentreSteps {
  /** What is subtracted at a place. */
  readonly centroid: (positions: Positions, place: Place) => number;
  readonly subtract: (value: number, centroid: number) => number;
  /** What stands at padding. */
  readonly padding: (moved: number, value: number) => number;
}

/** The indices of the real atoms of an example. */
export const realAtoms = ({ real }: Positions, example: number): readonly number[] => real[example] ?? [];

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const centreSteps: CentreSteps = {
  centroid: (positions, { example, axis }) =>
    meanOf(realAtoms(positions, example).map((atom) => positions.value({ example, atom, axis }))),
  subtract: (value, centroid) => value - centroid,
  padding: () => 0,
};

export function positionsOf({ x, mask }: CentreInput): Positions {
  const [batch, atoms, axes] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  const isReal = (example: number, atom: number): boolean => at(mask, example * atoms + atom) !== 0;
  return {
    ...{ x, mask, batch, atoms, axes, isReal },
    value: ({ example, atom, axis }) => at(x, (example * atoms + atom) * axes + axis),
    real: Array.from({ length: batch }, (_, example) =>
      Array.from({ length: atoms }, (__, atom) => atom).filter((atom) => isReal(example, atom)),
    ),
  };
}

/**
 * Moves the mean of the real atoms of each example to 0, and sets padding to 0: the projection onto
 * centred positions (Hoogeboom et al. 2022).
 */
export function centre(input: CentreInput, changed: Partial<CentreSteps> = {}): NumericTensor {
  const steps = { ...centreSteps, ...changed };
  const positions = positionsOf(input);
  const { x, atoms, axes, isReal } = positions;
  return generate(x.shape, (i) => {
    const place = {
      example: Math.floor(i / (atoms * axes)),
      atom: Math.floor(i / axes) % atoms,
      axis: i % axes,
    };
    const moved = steps.subtract(at(x, i), steps.centroid(positions, place));
    return isReal(place.example, place.atom) ? moved : steps.padding(moved, at(x, i));
  });
}
