import { meanOf, medianOf } from './averages';
import { summariseIdeas, type QuestionSummary } from './class-ideas';
import type { ClassRecord } from './class-record';
import type { Override } from './override';
import { assignmentsIn } from './subtotals';
import { adjustedPoints, type AdjustedPoints } from './adjusted-points';

/** The statistics of a class that its reports show. */
export interface ClassSummary {
  readonly students: readonly StudentSummary[];
  readonly exercises: readonly ExerciseSummary[];
  readonly misconceptions: readonly MisconceptionSummary[];
  readonly troubles: readonly Trouble[];
  /** The questions about ideas; empty if no submission has a file for them. */
  readonly ideas: readonly QuestionSummary[];
  /** Empty if there is only one. */
  readonly assignments: readonly AssignmentSummary[];
  readonly maxPoints: number;
  readonly mean: number;
  readonly median: number;
  readonly bins: readonly PointsBin[];
}

export interface AssignmentSummary {
  readonly id: string;
  readonly maxPoints: number;
  readonly mean: number;
  readonly median: number;
}

export interface StudentSummary {
  readonly record: ClassRecord;
  readonly adjusted: AdjustedPoints;
  /** Adjusted points by assignment; those of the whole submission's adjustments are in none. */
  readonly byAssignment: ReadonlyMap<string, number>;
}

export interface ExerciseSummary {
  readonly id: string;
  readonly module: string;
  readonly maxPoints: number;
  readonly right: number;
  readonly notYet: number;
  readonly notStarted: number;
  readonly cannotRun: number;
  /** How many lose points only to exercises that it imports; they are in none of the others. */
  readonly inherited: number;
  readonly meanPoints: number;
  /** The share of graded submissions whose own code is not right, 0 to 1. */
  readonly failureRate: number;
}

export interface MisconceptionSummary {
  readonly exercise: string;
  readonly misconception: string;
  readonly students: readonly string[];
}

/** A submission that timed out, crashed, or could not be run or graded. */
export interface Trouble {
  readonly submission: string;
  readonly what: readonly string[];
}

export interface PointsBin {
  /** Inclusive. `to` is exclusive, except in the last bin. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const BINS = 10;

export function summariseClass(
  records: readonly ClassRecord[],
  overrides: readonly Override[],
): ClassSummary {
  const students = records.map((record) => {
    const adjusted = adjustedPoints(record, overrides);
    return { record, adjusted, byAssignment: sumsOf(record, adjusted) };
  });
  const graded = students.filter(({ record }) => record.outcome === 'graded');
  const points = graded.map(({ adjusted }) => adjusted.points).sort((a, b) => a - b);
  const maxPoints = Math.max(0, ...records.map((record) => record.maxPoints));
  return {
    students,
    exercises: summariseExercises(graded.map(({ record }) => record)),
    misconceptions: gatherMisconceptions(records),
    troubles: records.flatMap(troubleOf),
    ideas: summariseIdeas(records),
    assignments: summariseAssignments(graded),
    maxPoints,
    mean: meanOf(points),
    median: medianOf(points),
    bins: binsOf(points, maxPoints),
  };
}

/** The adjusted points of each assignment that was graded. */
function sumsOf({ exercises }: ClassRecord, adjusted: AdjustedPoints): Map<string, number> {
  const sums = new Map(assignmentsIn(exercises).map((id) => [id, 0]));
  for (const { id, assignment } of exercises)
    if (assignment !== undefined)
      sums.set(assignment, (sums.get(assignment) ?? 0) + (adjusted.exercises.get(id) ?? 0));
  return sums;
}

function summariseAssignments(graded: readonly StudentSummary[]): AssignmentSummary[] {
  const exercises = graded.flatMap(({ record }) => record.exercises);
  const ids = assignmentsIn(exercises);
  if (ids.length < 2) return [];
  return ids.map((id) => {
    const points = graded.map(({ byAssignment }) => byAssignment.get(id) ?? 0).sort((a, b) => a - b);
    const most = graded.map(({ record }) =>
      record.exercises
        .filter(({ assignment }) => assignment === id)
        .reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    );
    return { id, maxPoints: Math.max(...most), mean: meanOf(points), median: medianOf(points) };
  });
}

function summariseExercises(records: readonly ClassRecord[]): ExerciseSummary[] {
  const byId = new Map<string, ClassRecord['exercises'][number][]>();
  for (const exercise of records.flatMap(({ exercises }) => exercises)) {
    const others = byId.get(exercise.id);
    if (others === undefined) byId.set(exercise.id, [exercise]);
    else others.push(exercise);
  }
  return [...byId].map(([id, all]) => {
    const count = (status: (typeof all)[number]['status']): number =>
      all.filter((each) => each.status === status && each.inherited !== true).length;
    const right = count('passed');
    const inherited = all.filter((each) => each.inherited === true).length;
    return {
      id,
      module: all[0]?.module ?? '',
      maxPoints: all[0]?.maxPoints ?? 0,
      right,
      notYet: count('failed'),
      notStarted: count('not-started'),
      cannotRun: count('error'),
      inherited,
      meanPoints: all.reduce((sum, each) => sum + each.points, 0) / all.length,
      failureRate: 1 - (right + inherited) / all.length,
    };
  });
}

/** Sorted by frequency, the most frequent first. */
function gatherMisconceptions(records: readonly ClassRecord[]): MisconceptionSummary[] {
  const found = new Map<string, { exercise: string; misconception: string; students: string[] }>();
  for (const { submission, exercises } of records) {
    for (const { id: exercise, misconceptions } of exercises) {
      for (const misconception of misconceptions) {
        const key = `${exercise}/${misconception}`;
        const entry = found.get(key) ?? { exercise, misconception, students: [] };
        entry.students.push(submission);
        found.set(key, entry);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.students.length - a.students.length);
}

function troubleOf({ submission, outcome, reason, exercises }: ClassRecord): Trouble[] {
  const counted = (count: number, what: string): string =>
    `${String(count)} ${what}${count === 1 ? '' : 's'}`;
  const what = exercises.flatMap(({ id, status, inherited, timeouts, crashes }) => {
    if (inherited === true) return [];
    if (status === 'error') return [`${id}: cannot run`];
    const parts = [
      ...(timeouts > 0 ? [counted(timeouts, 'check') + ' took too long'] : []),
      ...(crashes > 0 ? [counted(crashes, 'check') + ' crashed'] : []),
    ];
    return parts.length === 0 ? [] : [`${id}: ${parts.join(', ')}`];
  });
  if (outcome === 'unreadable') what.unshift(`nothing to grade: ${reason ?? ''}`);
  if (outcome === 'failed') what.unshift(`the grader failed: ${reason ?? ''}`);
  return what.length === 0 ? [] : [{ submission, what }];
}

function binsOf(points: readonly number[], maxPoints: number): PointsBin[] {
  const width = maxPoints / BINS;
  return Array.from({ length: BINS }, (_, i) => {
    const [from, to] = [i * width, (i + 1) * width];
    const isLast = i === BINS - 1;
    return { from, to, count: points.filter((each) => each >= from && (each < to || isLast)).length };
  });
}
