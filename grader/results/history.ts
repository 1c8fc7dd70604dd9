import * as z from 'zod';
import { meanOf, medianOf } from './averages';
import type { ClassRecord } from './class-record';

/** The points of a class after one grading. */
const gradingSchema = z.object({
  /** When it ended. */
  at: z.iso.datetime(),
  maxPoints: z.int().min(0),
  /** By submission; only those that were graded. */
  points: z.record(z.string(), z.number()),
});
export type PastGrading = z.infer<typeof gradingSchema>;

/** What a grading adds to the history. */
export const pastGrading = (records: readonly ClassRecord[], at: Date): PastGrading => ({
  at: at.toISOString(),
  maxPoints: Math.max(0, ...records.map(({ maxPoints }) => maxPoints)),
  points: Object.fromEntries(
    records
      .filter(({ outcome }) => outcome === 'graded')
      .map(({ submission, points }) => [submission, points]),
  ),
});

/** Whether a grading has changed nothing, so that the history need not have it. */
export const isSame = (one: PastGrading, other: PastGrading): boolean =>
  one.maxPoints === other.maxPoints && JSON.stringify(one.points) === JSON.stringify(other.points);

/** Parses a history. A damaged line is left out: it is only about the past. */
export const readHistory = (text: string): PastGrading[] =>
  text.split('\n').flatMap((line) => {
    try {
      return gradingSchema.parse(JSON.parse(line));
    } catch {
      return [];
    }
  });

export interface PointsAt {
  readonly at: string;
  readonly graded: number;
  readonly mean: number;
  readonly median: number;
}

/** The points over time, of the gradings that have the same maximum as the last one. */
export function pointsOverTime(history: readonly PastGrading[]): PointsAt[] {
  const most = history.at(-1)?.maxPoints;
  return history
    .filter(({ maxPoints }) => maxPoints === most)
    .map(({ at, points }) => {
      const sorted = Object.values(points).sort((one, other) => one - other);
      return { at, graded: sorted.length, mean: meanOf(sorted), median: medianOf(sorted) };
    });
}
