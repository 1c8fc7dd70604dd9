import type { ClassRecord } from '../results/class-record';
import { csvOf } from '../results/csv';
import { lateDays } from '../results/handed-in';
import type { Override } from '../results/override';
import { adjustedPoints } from '../results/adjusted-points';
import { printable } from '../platform/printable';

/**
 * Writes the class as a table: one row per submission, and one column per exercise. Next to the
 * graded points it has the adjusted ones, with who adjusted them and why. The cell of an exercise
 * that was not graded is empty. If times are known, there are columns for them, with `late` in
 * days. No cell is a formula to a spreadsheet, whatever a submission is called.
 */
export function classCsv(records: readonly ClassRecord[], overrides: readonly Override[]): string {
  const exercises = [...new Set(records.flatMap((record) => record.exercises.map(({ id }) => id)))];
  const rows = records.map((record) => {
    const { submission, outcome, points, maxPoints, reason, handedIn } = record;
    const adjusted = adjustedPoints(record, overrides);
    return {
      submission: printable(submission),
      outcome,
      points,
      adjusted: adjusted.points,
      maxPoints,
      ...Object.fromEntries(record.exercises.map((exercise) => [exercise.id, exercise.points])),
      ...(handedIn && { submittedAt: handedIn.submittedAt, late: lateDays(handedIn) }),
      reason: reason ?? '',
      decided: adjusted.overrides.map(decision).join('; '),
    };
  });
  const columns = [
    'submission',
    'outcome',
    'points',
    'adjusted',
    'maxPoints',
    ...exercises,
    ...(records.some(({ handedIn }) => handedIn !== undefined) ? ['submittedAt', 'late'] : []),
    'reason',
    'decided',
  ];
  return csvOf(rows, { header: true, columns, bom: true });
}

const decision = ({ exercise, adjustment, comment, by }: Override): string =>
  printable(`${exercise ?? 'all'} ${adjustment < 0 ? '' : '+'}${String(adjustment)} by ${by}: ${comment}`);
