import type { ClassRecord } from './class-record';
import type { Override } from './override';

export interface AdjustedPoints {
  readonly points: number;
  /** By exercise, in the record's order. */
  readonly exercises: ReadonlyMap<string, number>;
  /** The overrides of this submission, in the file's order. */
  readonly overrides: readonly Override[];
}

/**
 * The points of a submission after its overrides.
 *
 * An exercise stays between 0 and its maximum, so an adjustment made before a regrade cannot give
 * the same point twice. An adjustment of the whole submission may exceed the maximum, as a bonus
 * does, but the total never drops below 0.
 */
export function adjustedPoints(record: ClassRecord, overrides: readonly Override[]): AdjustedPoints {
  const own = overrides.filter(({ submission }) => submission === record.submission);
  const change = (exercise: string | undefined): number =>
    own
      .filter((override) => override.exercise === exercise)
      .reduce((sum, { adjustment }) => sum + adjustment, 0);
  const exercises = new Map(
    record.exercises.map(({ id, points, maxPoints }) => [
      id,
      tidy(Math.min(maxPoints, Math.max(0, points + change(id)))),
    ]),
  );
  const sum = [...exercises.values()].reduce((total, points) => total + points, 0);
  return { points: tidy(Math.max(0, sum + change(undefined))), exercises, overrides: own };
}

/** Rounds away the floating-point error of adding tenths. */
export const tidy = (points: number): number => Math.round(points * 1_000) / 1_000;
