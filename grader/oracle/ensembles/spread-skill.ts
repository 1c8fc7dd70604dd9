import { rowsOf } from '../linear-algebra';
import { mean, sum } from '../reductions';
import { scalar, type NumericTensor } from '../tensor';
import { casesOf, type EnsembleInput } from './ensemble';

/** The steps of the spread–skill ratio that can go wrong. */
export interface SpreadSkillSteps {
  /** The groups of members whose variances count. */
  readonly groups: (rows: readonly (readonly number[])[]) => readonly (readonly number[])[];
  /** Around what the members of a case spread. */
  readonly about: (members: readonly number[], observation: number) => number;
  readonly divisor: (members: number) => number;
  readonly spread: (variances: readonly number[]) => number;
  readonly factor: (members: number, cases: number) => number;
  /** The errors of a case, signed. */
  readonly errors: (members: readonly number[], observation: number) => readonly number[];
  readonly skill: (errors: readonly number[]) => number;
  /** The spread by the skill, from the variance and the errors of each case. */
  readonly compare: (
    variances: readonly number[],
    errors: readonly (readonly number[])[],
    of: {
      readonly spread: (variances: readonly number[]) => number;
      readonly skill: SpreadSkillSteps['skill'];
    },
  ) => number;
  readonly finish: (ratio: number) => number;
}

export const squares = (values: readonly number[]): number[] => values.map((value) => value ** 2);
export const rootMean = (values: readonly number[]): number => Math.sqrt(mean(values));

const spreadSkillSteps: SpreadSkillSteps = {
  groups: (rows) => rows,
  about: (members) => mean(members),
  divisor: (members) => members - 1,
  spread: rootMean,
  factor: (members) => Math.sqrt((members + 1) / members),
  errors: (members, observation) => [mean(members) - observation],
  skill: (errors) => rootMean(squares(errors)),
  compare: (variances, errors, { spread, skill }) => spread(variances) / skill(errors.flat()),
  finish: (ratio) => ratio,
};

/**
 * √((M + 1)/M · mean of the members' variance) by the root mean square error of the ensemble mean
 * (Fortin et al. 2014).
 *
 * @param changes steps that replace the right ones
 * @throws RangeError if groups of members do not fit the cases
 */
export function spreadSkillRatio(
  args: EnsembleInput,
  changes: Partial<SpreadSkillSteps> = {},
): NumericTensor {
  const steps = { ...spreadSkillSteps, ...changes };
  const cases = casesOf(args);
  const variances = steps.groups(rowsOf(args.ensemble)).map((members, i) => {
    const centre = steps.about(members, cases[i]?.observation ?? NaN);
    return sum(squares(members.map((member) => member - centre))) / steps.divisor(members.length);
  });
  const errors = cases.map(({ members, observation }) => steps.errors(members, observation));
  const factor = steps.factor(cases[0]?.members.length ?? NaN, cases.length);
  const spread = (each: readonly number[]): number => factor * steps.spread(each);
  return scalar(steps.finish(steps.compare(variances, errors, { spread, skill: steps.skill })));
}
