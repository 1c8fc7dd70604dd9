import { once } from '../../engine/remember';
import type { MoleculeReverseInput, PlanarModel } from '../../oracle/molecules';
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

const NUM_TRIMERS = 60;

const SHORTEST = 0.99;

/** Of a grid over the three lengths, the lengths along each axis. */
const COARSE = 12;
const FINE = 48;

/** Shapes that are rarer than the most frequent one by this factor are left out of the model. */
const RAREST = 1e-3;

/** Three atoms in the plane with a bond between each two, and how often Boltzmann has them. */
export interface Triangle {
  readonly sides: readonly [a: number, b: number, c: number];
  readonly weight: number;
}

/**
 * All triangles on a grid over their sides. The third atom has the distances b and c from the two
 * others, and in these coordinates the plane has the area element b · c / 2S · db · dc, where S is
 * the area of the triangle; the second atom is somewhere on a circle around the first.
 */
function triangles(size: number): Triangle[] {
  const lengths = Array.from(
    { length: size },
    (_, k) => SHORTEST + ((LONGEST - SHORTEST) * (k + 0.5)) / size,
  );
  return lengths.flatMap((a) =>
    lengths.flatMap((b) =>
      lengths.map((c): Triangle => {
        const half = (a + b + c) / 2;
        const area = Math.sqrt(half * (half - a) * (half - b) * (half - c));
        const energy = lennardJones(a) + lennardJones(b) + lennardJones(c);
        return { sides: [a, b, c], weight: ((a * b * c) / area) * Math.exp(-(energy + 3) / TEMPERATURE) };
      }),
    ),
  );
}

const fine = once(() => triangles(FINE));

/** What the Boltzmann distribution says, for every bond of a trimer. */
export const expectedTrimers = (): Bonds =>
  summary(
    fine().flatMap(({ sides }) => sides),
    fine().flatMap(({ weight }) => [weight, weight, weight]),
  );

/** The share of bonds by Boltzmann, for each of the fine lengths: `[length, share]`. */
export const trimerBonds = (): (readonly [length: number, weight: number])[] => {
  const shares = new Map<number, number>();
  for (const { sides, weight } of fine()) shares.set(sides[0], (shares.get(sides[0]) ?? 0) + weight);
  return [...shares];
};

/** x and y of the three atoms, with the mean 0. */
function corners([a, b, c]: Triangle['sides']): number[] {
  const x = (a ** 2 + b ** 2 - c ** 2) / (2 * a);
  const y = Math.sqrt(b ** 2 - x ** 2);
  const [meanX, meanY] = [(a + x) / 3, y / 3];
  return [-meanX, -meanY, a - meanX, -meanY, x - meanX, y - meanY];
}

function modelOf(all: readonly Triangle[]): PlanarModel {
  const largest = all.reduce((most, { weight }) => Math.max(most, weight), 0);
  const kept = all.filter(({ weight }) => weight > RAREST * largest);
  const places = kept.flatMap(({ sides }) => corners(sides));
  return {
    shapes: generate([kept.length, 3, 2], (i) => Math.fround(places[i] ?? Number.NaN)),
    weights: generate([kept.length], (k) => Math.fround((kept[k]?.weight ?? Number.NaN) / largest)),
    alphaBars: schedule.alphaBars,
  };
}

const draws = (name: string): NumericTensor => {
  const draw = gaussians(2, name);
  return generate([NUM_TRIMERS, 3, 2], () => Math.fround(draw()));
};

/** The steps of a run that ends with trimers; each starts from the result of the one before. */
export const trimerSteps = once((): readonly MoleculeReverseInput[] => {
  const model = modelOf(triangles(COARSE));
  return Array.from({ length: NUM_STEPS }, (_, i) => ({
    model,
    xt: draws('x_T'),
    t: NUM_STEPS - 1 - i,
    z: draws(`z ${String(i)}`),
    mask: filled([NUM_TRIMERS, 3], 1, 'bool'),
    schedule,
  }));
});
