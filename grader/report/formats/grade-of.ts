import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { adjustedPoints } from '../../results/adjusted-points';

/**
 * The points of a submission for a gradebook, after what people decided: none for one that could not be read, an empty cell for one
 * that the grader itself failed on.
 */
export function gradeOf(record: ClassRecord, overrides: readonly Override[]): number | '' {
  const { points, overrides: decided } = adjustedPoints(record, overrides);
  return record.outcome === 'failed' && decided.length === 0 ? '' : points;
}

/** What can be earned: an unreadable submission does not know. */
export const mostPoints = (records: readonly ClassRecord[]): number =>
  Math.max(0, ...records.map(({ maxPoints }) => maxPoints));
