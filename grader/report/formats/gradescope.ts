import type { Results } from '../../results/results';
import { casesOfExercise } from './cases';

/** Who may read a test's outcome, and when. */
export const gradescopeVisibilities = ['visible', 'hidden', 'after_due_date', 'after_published'] as const;
export type GradescopeVisibility = (typeof gradescopeVisibilities)[number];

/** Gradescope's results.json, the fields that are used here: https://gradescope-autograders.readthedocs.io/en/latest/specs/ */
export interface GradescopeResults {
  readonly score: number;
  /** In seconds. */
  readonly execution_time: number;
  readonly visibility: GradescopeVisibility;
  /** What the container printed is the instructor's; a submission can print its arguments there. */
  readonly stdout_visibility: 'hidden';
  readonly output: string;
  readonly output_format: 'text';
  readonly tests: readonly GradescopeTest[];
}

export interface GradescopeTest {
  readonly name: string;
  readonly name_format: 'text';
  /** Exercise and check, counted from 1: `3.2`. */
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  /** Text: nothing of a submission is taken for HTML or Markdown. */
  readonly output_format: 'text';
  readonly tags: readonly string[];
  readonly visibility: GradescopeVisibility;
}

/** One test for each check; `score` is their sum, and is said because Gradescope would round a sum of its own. */
export function gradescopeResults(results: Results, visibility: GradescopeVisibility): GradescopeResults {
  return {
    score: results.points,
    execution_time: results.exercises.reduce((sum, { duration }) => sum + duration, 0) / 1_000,
    visibility,
    stdout_visibility: 'hidden',
    output: `${String(results.points)} of ${String(results.maxPoints)} points`,
    output_format: 'text',
    tests: results.exercises.flatMap((exercise, i) =>
      casesOfExercise(exercise).map(({ check, text }, j) => ({
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
    ),
  };
}
