import type { ClassRecord } from './class-record';
import type { Override } from './override';
import type { Results } from './results';
import { assignmentsIn } from './subtotals';
import { Refusal } from '../platform/refusal';

/** What was graded cannot be reduced to one assignment. The message says why, in one line. */
export class NoSuchPart extends Refusal {
  override readonly name = 'NoSuchPart';
}

/**
 * Returns results with only the exercises of an assignment.
 *
 * @throws NoSuchPart if there are none
 */
export function resultsOf(results: Results, assignment: string): Results {
  const exercises = results.exercises.filter((each) => each.assignment === assignment);
  if (exercises.length === 0) throw nothingOf(assignment, results.exercises);
  return {
    ...results,
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    maxPoints: exercises.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    exercises,
  };
}

/**
 * Returns a class's records with only the exercises of an assignment.
 *
 * @throws NoSuchPart if there are none, or points of a whole submission were adjusted, which belong
 *   to no one assignment
 */
export function recordsOf(
  records: readonly ClassRecord[],
  overrides: readonly Override[],
  assignment: string,
): ClassRecord[] {
  const parts = records.map((record) => ({
    ...record,
    exercises: record.exercises.filter((each) => each.assignment === assignment),
  }));
  const most = Math.max(...parts.map(({ exercises }) => sumOf(exercises.map(({ maxPoints }) => maxPoints))));
  if (!(most > 0))
    throw nothingOf(
      assignment,
      records.flatMap(({ exercises }) => exercises),
    );
  const isMixed = records.some((record, i) => record.exercises.length !== parts[i]?.exercises.length);
  const whole = overrides.find(({ exercise, adjustment }) => exercise === undefined && adjustment !== 0);
  if (isMixed && whole !== undefined)
    throw new NoSuchPart(
      `overrides.csv adjusts the whole submission ${whole.submission}, which is in several assignments; name an exercise in that row`,
    );
  return parts.map((record) => ({
    ...record,
    points: sumOf(record.exercises.map(({ points }) => points)),
    maxPoints: most,
  }));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function nothingOf(assignment: string, graded: Parameters<typeof assignmentsIn>[0]): NoSuchPart {
  const others = assignmentsIn(graded).join(', ');
  const only = others === '' ? '' : `, only of ${others}`;
  return new NoSuchPart(`no exercise of the assignment "${assignment}" was graded${only}`);
}
