import { plainNumbers, type NumericTensor } from '../tensor';
import { casesOf, numMembers, type EnsembleInput, type ForecastCase } from './ensemble';

type IsBelow = (member: number, observation: number) => boolean;

/** The steps of a rank histogram that can go wrong. */
export interface RankHistogramSteps {
  readonly cases: (cases: readonly ForecastCase[]) => readonly ForecastCase[];
  readonly isBelow: IsBelow;
  readonly rank: (members: readonly number[], observation: number, isBelow: IsBelow) => number;
  /** The entry in which a rank counts. */
  readonly entry: (rank: number, members: number) => number;
  readonly count: (count: number, cases: number, members: number) => number;
  readonly finish: (counts: readonly number[]) => readonly number[];
}

const rankHistogramSteps: RankHistogramSteps = {
  cases: (cases) => cases,
  isBelow: (member, observation) => member < observation,
  rank: (members, observation, isBelow) => members.filter((member) => isBelow(member, observation)).length,
  entry: (rank) => rank,
  count: (count) => count,
  finish: (counts) => counts,
};

/**
 * In how many cases 0, 1, …, M members are below the observation (Hamill 2001).
 *
 * @param changes steps that replace the right ones
 * @returns a list of M + 1 numbers
 */
export function rankHistogram(args: EnsembleInput, changes: Partial<RankHistogramSteps> = {}): NumericTensor {
  const steps = { ...rankHistogramSteps, ...changes };
  const size = numMembers(args);
  const cases = steps.cases(casesOf(args));
  const entries = cases.map(({ members, observation }) =>
    steps.entry(steps.rank(members, observation, steps.isBelow), size),
  );
  const counts = Array.from({ length: size + 1 }, (_, k) =>
    steps.count(entries.filter((entry) => entry === k).length, cases.length, size),
  );
  return plainNumbers(steps.finish(counts));
}
