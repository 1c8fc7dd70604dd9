import type { Results } from '../../results/results';
import { casesOf } from './cases';

/**
 * The results of an external grader of PrairieLearn:
 * https://docs.prairielearn.com/externalGrading/#grading-results
 */
export interface PrairieLearnResults {
  readonly gradable: boolean;
  /** The share of the points, 0 to 1. */
  readonly score: number;
  readonly message: string;
  readonly tests: readonly {
    readonly name: string;
    readonly description: string;
    readonly points: number;
    readonly max_points: number;
    readonly message: string;
  }[];
}

/** Writes one test per check. PrairieLearn shows the texts as text. */
export function prairielearnResults(results: Results): PrairieLearnResults {
  const { points, maxPoints } = results;
  return {
    gradable: true,
    score: maxPoints === 0 ? 0 : points / maxPoints,
    message: `${String(points)} of ${String(maxPoints)} points`,
    tests: casesOf(results).map(({ exercise, check, text }) => ({
      name: check.title,
      description: exercise.title,
      points: check.points,
      max_points: check.maxPoints,
      message: text,
    })),
  };
}
