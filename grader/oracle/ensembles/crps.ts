import { mean, sum } from '../reductions';
import { tensor, type NumericTensor } from '../tensor';
import { casesOf, type EnsembleInput } from './ensemble';

type Distance = (one: number, other: number) => number;

/** The steps of the score of an ensemble that can go wrong. */
export interface CrpsSteps {
  /** What the members of a case are compared with. */
  readonly observation: (own: number, observations: readonly number[]) => number;
  readonly distance: Distance;
  /** How far the members are from the observation. */
  readonly accuracy: (members: readonly number[], observation: number, distance: Distance) => number;
  /** The sum of |x_i − x_j| over all pairs, in both orders. */
  readonly pairs: (members: readonly number[]) => number;
  readonly divisor: (members: number) => number;
  /** How far the members are from each other. */
  readonly spread: (members: readonly number[], ofPairs: () => number) => number;
  /** The terms of all cases. */
  readonly accuracies: (each: readonly number[]) => readonly number[];
  readonly spreads: (each: readonly number[]) => readonly number[];
  readonly combine: (accuracy: number, spread: number) => number;
  readonly finish: (score: number, members: number) => number;
}

/** Σ f(x_i, x_j), where i and j both run over all members. */
export const overPairs = (members: readonly number[], of: Distance): number =>
  sum(members.flatMap((one) => members.map((other) => of(one, other))));

export const absolute: Distance = (one, other) => Math.abs(one - other);

const crpsSteps: CrpsSteps = {
  observation: (own) => own,
  distance: absolute,
  accuracy: (members, observation, distance) => mean(members.map((each) => distance(each, observation))),
  pairs: (members) => overPairs(members, absolute),
  divisor: (members) => 2 * members ** 2,
  spread: (_, ofPairs) => ofPairs(),
  accuracies: (each) => each,
  spreads: (each) => each,
  combine: (accuracy, spread) => accuracy - spread,
  finish: (score) => score,
};

/**
 * The continuous ranked probability score of each case: mean |x_i − y| − Σ_ij |x_i − x_j| / (2M²)
 * (Hersbach 2000; Gneiting and Raftery 2007, equation 21).
 *
 * @param changes steps that replace the right ones
 * @returns `[cases]`
 */
export function crps(args: EnsembleInput, changes: Partial<CrpsSteps> = {}): NumericTensor {
  const steps = { ...crpsSteps, ...changes };
  const cases = casesOf(args);
  const observations = cases.map(({ observation }) => observation);
  const accuracies = steps.accuracies(
    cases.map(({ members, observation }) =>
      steps.accuracy(members, steps.observation(observation, observations), steps.distance),
    ),
  );
  const spreads = steps.spreads(
    cases.map(({ members }) =>
      steps.spread(members, () => steps.pairs(members) / steps.divisor(members.length)),
    ),
  );
  const scores = cases.map(({ members }, i) =>
    steps.finish(steps.combine(accuracies[i] ?? NaN, spreads[i] ?? NaN), members.length),
  );
  return tensor([scores.length], scores);
}

/** The divisor with which the size of the ensemble does not matter on average (Ferro 2014). */
export const fairDivisor = (members: number): number => 2 * members * (members - 1);

/** The score with 2M(M − 1) instead of 2M². */
export const fairCrps = (args: EnsembleInput, changes: Partial<CrpsSteps> = {}): NumericTensor =>
  crps(args, { divisor: fairDivisor, ...changes });
