import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { adjustedPoints } from '../../results/adjusted-points';

/**
 * Returns a submission's adjusted points for a gradebook: 0 if it could not be read, an empty cell
 * if the grader failed on it.
 */
export function gradeOf(record: ClassRecord, overrides: readonly Override[]): number | '' {
  const { points, overrides: decided } = adjustedPoints(record, overrides);
  return record.outcome === 'failed' && decided.length === 0 ? '' : points;
}

/** Returns the maximum of points over all records. */
export const mostPoints = (records: readonly ClassRecord[]): number =>
  Math.max(0, ...records.map(({ maxPoints }) => maxPoints));
