import { printable } from '../../platform/printable';
import type { Results } from '../../results/results';
import { adjustedTotal, type Adjustment } from './adjustments';
import { casesOf, type Case } from './cases';

/**
 * A report in Common Test Report Format, version 1.0: https://ctrf.io/docs/specification/overview
 */
export interface CtrfReport {
  readonly reportFormat: 'CTRF';
  readonly specVersion: string;
  readonly results: {
    readonly tool: { readonly name: string };
    readonly summary: CtrfSummary;
    readonly tests: readonly CtrfTest[];
  };
}

type Status = 'passed' | 'failed' | 'pending';

interface Points {
  readonly points: number;
  readonly maxPoints: number;
}

export interface CtrfSummary {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly pending: number;
  readonly other: number;
  readonly suites: number;
  /**
   * In milliseconds, starting at 0: results record how long, not when, so the same answers give the
   * same file.
   */
  readonly start: number;
  readonly stop: number;
  readonly extra: Points & { readonly adjustments?: readonly Adjustment[] };
}

export interface CtrfTest {
  readonly name: string;
  readonly status: Status;
  /** The exercise's time divided evenly among its checks, in whole milliseconds. */
  readonly duration: number;
  readonly suite: readonly string[];
  readonly rawStatus: string;
  readonly filePath: string;
  readonly line: number;
  readonly message?: string;
  readonly extra: Points;
}

const statusOf = ({ status }: Case['check']): Status => {
  if (status === 'passed') return 'passed';
  return status === 'not-started' ? 'pending' : 'failed';
};

/**
 * Writes one test per check, in suites of module and exercise. Points are in `extra`, because the
 * format has no field for them. The points of the summary include the adjustments.
 */
export function ctrfReport(results: Results, adjustments: readonly Adjustment[] = []): CtrfReport {
  const tests = casesOf(results).map(({ exercise, check, text }): CtrfTest => {
    return {
      name: check.title,
      status: statusOf(check),
      duration: Math.floor(exercise.duration / exercise.checks.length),
      suite: [exercise.module, exercise.id],
      rawStatus: check.status,
      filePath: printable(exercise.location.file),
      line: exercise.location.line,
      ...(text === '' ? {} : { message: text }),
      extra: { points: check.points, maxPoints: check.maxPoints },
    };
  });
  const count = (wanted: Status): number => tests.filter(({ status }) => status === wanted).length;
  return {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    results: {
      tool: { name: results.course },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: 0,
        pending: count('pending'),
        other: 0,
        suites: results.exercises.length,
        start: 0,
        stop: Math.round(results.exercises.reduce((sum, { duration }) => sum + duration, 0)),
        extra: {
          points: adjustedTotal(results, adjustments),
          maxPoints: results.maxPoints,
          ...(adjustments.length > 0 && { adjustments }),
        },
      },
      tests,
    },
  };
}
