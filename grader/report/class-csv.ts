import { stringify } from 'csv-stringify/sync';
import type { ClassRecord } from './class-record';
import { printable } from './printable';

/**
 * The class as a table: a row for each submission, a column for each exercise's points. An exercise that was not graded
 * is empty. No cell is a formula to a spreadsheet, whatever a submission is called.
 *
 * @param exercises ids, in the order of the columns
 */
export function classCsv(records: readonly ClassRecord[], exercises: readonly string[]): string {
  const rows = records.map(({ submission, outcome, points, maxPoints, exercises: graded, reason }) => {
    const pointsOf = new Map(graded.map((exercise) => [exercise.id, exercise.points]));
    return {
      submission: printable(submission),
      outcome,
      points,
      maxPoints,
      ...Object.fromEntries(exercises.map((id) => [id, pointsOf.get(id) ?? ''])),
      reason: reason ?? '',
    };
  });
  const columns = ['submission', 'outcome', 'points', 'maxPoints', ...exercises, 'reason'];
  return stringify(rows, { header: true, columns, escape_formulas: true });
}
