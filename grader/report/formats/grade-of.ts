import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { adjustedPoints } from '../../results/adjusted-points';

/**
 * Returns a submission's adjusted points for a gradebook. If there is no verdict on it, because it
 * could not be read or the grader failed, and nobody has decided about it, the cell is empty.
 */
export function gradeOf(record: ClassRecord, overrides: readonly Override[]): number | '' {
  const { points, overrides: decided } = adjustedPoints(record, overrides);
  return record.outcome !== 'graded' && decided.length === 0 ? '' : points;
}

/** Returns the maximum of points over all records. */
export const mostPoints = (records: readonly ClassRecord[]): number =>
  Math.max(0, ...records.map(({ maxPoints }) => maxPoints));

/** The submissions that get an empty cell. */
export const withoutGrade = (records: readonly ClassRecord[], overrides: readonly Override[]): string[] =>
  records.filter((record) => gradeOf(record, overrides) === '').map(({ submission }) => submission);
