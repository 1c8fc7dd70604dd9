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

/** The gradings that can be compared with the last one, because they have the same maximum. */
export function comparableGradings(history: readonly PastGrading[]): PastGrading[] {
  const most = history.at(-1)?.maxPoints;
  return history.filter(({ maxPoints }) => maxPoints === most);
}

export interface PointsAt {
  readonly at: string;
  readonly graded: number;
  readonly mean: number;
  readonly median: number;
}

/** The points of the class over time. */
export const pointsOverTime = (gradings: readonly PastGrading[]): PointsAt[] =>
  gradings.map(({ at, points }) => {
    const sorted = Object.values(points).sort((one, other) => one - other);
    return { at, graded: sorted.length, mean: meanOf(sorted), median: medianOf(sorted) };
  });

/** The points of one submission after one grading. */
export interface OwnPointsAt {
  readonly at: string;
  /** Undefined if it was not graded then. */
  readonly points: number | undefined;
}

/** The points of each submission over time, by submission: one entry for each grading. */
export function pointsOfEach(gradings: readonly PastGrading[]): ReadonlyMap<string, readonly OwnPointsAt[]> {
  const byGrading = gradings.map(({ at, points }) => ({ at, points: new Map(Object.entries(points)) }));
  const names = new Set(byGrading.flatMap(({ points }) => [...points.keys()]));
  return new Map(
    [...names].map((name) => [name, byGrading.map(({ at, points }) => ({ at, points: points.get(name) }))]),
  );
}

/** A grading that has changed the points of a submission. */
export interface ChangedPoints {
  readonly at: string;
  readonly points: number;
  /** The difference from the points before; undefined for the first ones. */
  readonly change: number | undefined;
}

/** Leaves out the gradings that have not changed the points of a submission. */
export function changedPoints(over: readonly OwnPointsAt[]): ChangedPoints[] {
  const changes: ChangedPoints[] = [];
  for (const { at, points } of over) {
    const before = changes.at(-1)?.points;
    if (points === undefined || points === before) continue;
    changes.push({ at, points, change: before === undefined ? undefined : points - before });
  }
  return changes;
}
