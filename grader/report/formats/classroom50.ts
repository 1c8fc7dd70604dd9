import type { Results } from '../../results/results';
import { casesOf } from './cases';

/**
 * The submission's metadata, which Classroom 50 passes to autograder.py in environment variables.
 */
export interface Classroom50Submission {
  readonly classroom: string;
  readonly assignment: string;
  /** The tag, `submit/…`. */
  readonly submission: string;
  /** URLs of the commit, the release, and the diff against the starter code. */
  readonly commit: string;
  readonly release: string;
  readonly review: string;
  readonly datetime: Date;
}

/**
 * The result.json of Classroom 50. Its schema allows additional fields in a test, but nowhere else.
 * https://github.com/foundation50/classroom50/wiki/Advanced-Autograding#the-resultjson-contract
 */
export interface Classroom50Result {
  readonly schema: 'classroom50/result/v1';
  readonly classroom: string;
  readonly assignment: string;
  readonly submission: string;
  readonly commit: string;
  readonly release: string;
  readonly review: string;
  /**
   * UTC, in whole seconds: `2026-11-24T09:30:00Z`. Classroom 50 replaces it with the commit's time.
   */
  readonly datetime: string;
  readonly score: number;
  readonly 'max-score': number;
  readonly tests: readonly Classroom50Test[];
}

export interface Classroom50Test {
  readonly 'test-name': string;
  readonly passed: boolean;
  readonly score: number;
  readonly 'max-score': number;
  readonly exercise: string;
  readonly status: string;
  /** Empty if the check passed. */
  readonly message: string;
}

export function classroom50Result(results: Results, submission: Classroom50Submission): Classroom50Result {
  const { datetime, ...rest } = submission;
  return {
    schema: 'classroom50/result/v1',
    ...rest,
    datetime: datetime.toISOString().replace(/\.\d+Z$/, 'Z'),
    score: results.points,
    'max-score': results.maxPoints,
    tests: casesOf(results).map(({ exercise, check, text }) => ({
      'test-name': `${exercise.id}: ${check.title}`,
      passed: check.status === 'passed',
      score: check.points,
      'max-score': check.maxPoints,
      exercise: exercise.id,
      status: check.status,
      message: text,
    })),
  };
}

/** Returns the state and the one-line summary of the commit's status. */
export function classroom50Status({ points, maxPoints, exercises }: Results): {
  readonly status: 'success' | 'failure';
  readonly summary: string;
} {
  const right = exercises.filter(({ status }) => status === 'passed').length;
  return {
    status: points === maxPoints ? 'success' : 'failure',
    summary: `${String(points)}/${String(maxPoints)} points, ${String(right)} of ${String(exercises.length)} exercises right`,
  };
}
