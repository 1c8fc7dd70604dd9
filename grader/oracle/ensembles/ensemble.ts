import { rowsOf } from '../linear-algebra';
import { mean } from '../reductions';
import { dim, type NumericTensor } from '../tensor';

/** Forecasts of single numbers, each by an ensemble, with what was observed. */
export interface EnsembleInput {
  /** `[cases, members]` */
  readonly ensemble: NumericTensor;
  /** `[cases]`, in the unit of the members. */
  readonly observations: NumericTensor;
}

/** One forecast with its observation. */
export interface ForecastCase {
  readonly members: readonly number[];
  readonly observation: number;
}

export const casesOf = ({ ensemble, observations }: EnsembleInput): ForecastCase[] =>
  rowsOf(ensemble).map((members, i) => ({ members, observation: observations.data[i] ?? NaN }));

export const numMembers = ({ ensemble }: EnsembleInput): number => dim(ensemble, 1);
export const numCases = ({ ensemble }: EnsembleInput): number => dim(ensemble, 0);

/** The middle one of the members, or the mean of the two in the middle. */
export function median(members: readonly number[]): number {
  const sorted = [...members].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}
