import type { Results } from '../../results/results';
import { adjustedTotal, type Adjustment } from './adjustments';
import { casesOfExercise } from './cases';

/** When students may see a test's outcome. */
export const gradescopeVisibilities = ['visible', 'hidden', 'after_due_date', 'after_published'] as const;
export type GradescopeVisibility = (typeof gradescopeVisibilities)[number];

/**
 * The fields of Gradescope's results.json that we use:
 * https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export interface GradescopeResults {
  readonly score: number;
  /** In seconds. */
  readonly execution_time: number;
  readonly visibility: GradescopeVisibility;
  /** Hidden from students, because a submission can print its arguments. */
  readonly stdout_visibility: 'hidden';
  readonly output: string;
  readonly output_format: 'text';
  readonly tests: readonly GradescopeTest[];
}

export interface GradescopeTest {
  readonly name: string;
  readonly name_format: 'text';
  /** Numbers of exercise and check, from 1: `3.2`. */
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  /** Plain text, so that nothing from a submission is read as HTML or Markdown. */
  readonly output_format: 'text';
  readonly tags: readonly string[];
  readonly visibility: GradescopeVisibility;
}

/**
 * Writes one test per check, and one per adjustment. `score` is their sum; without it, Gradescope
 * would round its own sum.
 */
export function gradescopeResults(
  results: Results,
  visibility: GradescopeVisibility,
  adjustments: readonly Adjustment[] = [],
): GradescopeResults {
  const { exercises, maxPoints } = results;
  const points = adjustedTotal(results, adjustments);
  const adjustmentTests = (id: string | undefined, name: string, number: string): GradescopeTest[] =>
    adjustments
      .filter(({ exercise }) => exercise === id)
      .map(({ change, text }) => ({
        ...{ name, name_format: 'text', number, score: change, max_score: 0 },
        status: change < 0 ? 'failed' : 'passed',
        ...{ output: text, output_format: 'text', tags: ['adjustment'], visibility },
      }));
  return {
    score: points,
    execution_time: exercises.reduce((sum, { duration }) => sum + duration, 0) / 1_000,
    visibility,
    stdout_visibility: 'hidden',
    output: `${String(points)} of ${String(maxPoints)} points`,
    output_format: 'text',
    tests: [
      ...exercises.flatMap((exercise, i): GradescopeTest[] => [
        ...casesOfExercise(exercise).map(({ check, text }, j): GradescopeTest => ({
          name: `${exercise.title}: ${check.title}`,
          name_format: 'text',
          number: `${String(i + 1)}.${String(j + 1)}`,
          score: check.points,
          max_score: check.maxPoints,
          status: check.status === 'passed' ? 'passed' : 'failed',
          output: text,
          output_format: 'text',
          tags: [exercise.module, exercise.id],
          visibility,
        })),
        ...adjustmentTests(
          exercise.id,
          `${exercise.title}: adjustment`,
          `${String(i + 1)}.${String(exercise.checks.length + 1)}`,
        ),
      ]),
      ...adjustmentTests(undefined, 'Adjustment of the whole submission', String(exercises.length + 1)),
    ],
  };
}
