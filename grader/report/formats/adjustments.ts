import { printable } from '../../platform/printable';
import { adjustedPoints, tidy } from '../../results/adjusted-points';
import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import type { Results } from '../../results/results';
import { shortened } from './cases';

/** What overrides.csv changes in one exercise, or in the whole submission. */
export interface Adjustment {
  /** Id; undefined for the whole submission. */
  readonly exercise: string | undefined;
  /** Points to add to those that were graded; 0 if there is only a comment. */
  readonly change: number;
  /** Who decided what and why. Plain text without control characters. */
  readonly text: string;
}

const MAX_TEXT = 1_000;

/** Returns the adjustments of a submission's exercises in order, then those of the whole. */
export function adjustmentsOf(record: ClassRecord, overrides: readonly Override[]): Adjustment[] {
  const { points, exercises, overrides: own } = adjustedPoints(record, overrides);
  const adjustment = (exercise: string | undefined, change: number): Adjustment[] => {
    const rows = own.filter((row) => row.exercise === exercise);
    const text = shortened(rows.map(decision).join('\n'), MAX_TEXT);
    return rows.length === 0 ? [] : [{ exercise, change: tidy(change), text }];
  };
  const sum = [...exercises.values()].reduce((total, each) => total + each, 0);
  return [
    ...record.exercises.flatMap(({ id, points: graded }) =>
      adjustment(id, (exercises.get(id) ?? graded) - graded),
    ),
    ...adjustment(undefined, points - sum),
  ];
}

const decision = ({ adjustment, comment, by }: Override): string =>
  printable(
    `${adjustment > 0 ? '+' : ''}${adjustment === 0 ? '' : `${String(adjustment)} `}${by}: ${comment}`,
  );

/** The points that count: those that were graded, and what was added. */
export const adjustedTotal = (
  { points }: Pick<Results, 'points'>,
  adjustments: readonly Adjustment[],
): number => tidy(adjustments.reduce((sum, { change }) => sum + change, points));
