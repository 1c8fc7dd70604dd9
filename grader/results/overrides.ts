import { comparable } from './table-text';
import * as z from 'zod';
import type { ClassRecord } from './class-record';
import { csvOf } from './csv';
import { readRows, UnusableRows } from './csv-rows';
import { classFiles } from './layout';
import { overrideColumns, type Override } from './override';

/** Anything larger is a typo: no exercise is worth that much. */
const MAX_ADJUSTMENT = 1_000;
const ADJUSTMENT = 'must be a number of points, such as 2, -1 or 0.5';

const rowSchema = z.object({
  submission: z.string().min(1, 'is empty; it must name the submission’s folder'),
  exercise: z
    .string()
    .default('')
    .transform((id) => (id === '' ? undefined : id)),
  adjustment: z
    .string()
    // Accept a typographic minus sign and a decimal comma.
    .transform((text) => text.replace('−', '-').replace(/^([+-]?\d+),(\d+)$/, '$1.$2'))
    .refine((text) => text === '' || /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text), ADJUSTMENT)
    .transform(Number)
    .refine(
      (points) => Math.abs(points) <= MAX_ADJUSTMENT,
      `is larger than ${String(MAX_ADJUSTMENT)} points`,
    ),
  comment: z.string().min(1, 'is empty; say why').max(2_000, 'is longer than 2000 characters'),
  by: z.string().min(1, 'is empty; say who decided').max(200, 'is longer than 200 characters'),
});

/**
 * Parses an overrides.csv.
 *
 * @param records the class it belongs to
 * @param name the file's name in error messages
 * @returns also the rows of students who are not in the class, for instance because they dropped
 *   it; see {@link withoutSubmission}
 * @throws UnusableRows for an invalid row, or one that names an unknown exercise
 */
export function readOverrides(
  text: string,
  records: readonly ClassRecord[],
  name: string = classFiles.overrides,
): Override[] {
  const known = new Map(records.map((record) => [record.submission, record]));
  const alike = new Map(records.map((record) => [comparable(record.submission), record]));
  return readRows(text, overrideColumns, rowSchema, name).map(({ value, line }) => {
    const record = known.get(value.submission) ?? alike.get(comparable(value.submission));
    const { exercise } = value;
    if (record === undefined) return { ...value, exercise };
    if (exercise !== undefined && !record.exercises.some(({ id }) => id === exercise))
      throw new UnusableRows(
        `${name}, line ${String(line)}: ${cut(value.submission)} has no exercise "${cut(exercise)}"`,
      );
    return { ...value, submission: record.submission, exercise };
  });
}

/**
 * Adds rows, for instance those that a page has written, but none that is there already.
 *
 * @returns also the rows beside which the same person has another one about the same exercise: both
 *   count
 */
export function withAdded(
  overrides: readonly Override[],
  added: readonly Override[],
): { readonly overrides: Override[]; readonly count: number; readonly doubled: Override[] } {
  const place = ({ submission, exercise = '', by }: Override): string =>
    JSON.stringify([submission, exercise, by]);
  const whole = (row: Override): string => JSON.stringify([place(row), row.adjustment, row.comment]);
  const [known, places] = [new Set(overrides.map(whole)), new Set(overrides.map(place))];
  const fresh = added.filter((row) => {
    const isFresh = !known.has(whole(row));
    known.add(whole(row));
    return isFresh;
  });
  return {
    overrides: [...overrides, ...fresh],
    count: fresh.length,
    doubled: fresh.filter((row) => places.has(place(row))),
  };
}

/** The names in an overrides.csv that no submission of the class has. */
export function withoutSubmission(overrides: readonly Override[], records: readonly ClassRecord[]): string[] {
  const known = new Set(records.map(({ submission }) => submission));
  return [...new Set(overrides.map(({ submission }) => submission))].filter((name) => !known.has(name));
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Writes an overrides.csv; no cell is a formula to a spreadsheet. */
export const writeOverrides = (overrides: readonly Override[]): string =>
  csvOf(
    overrides.map((override) => ({ ...override, exercise: override.exercise ?? '' })),
    { header: true, columns: [...overrideColumns], bom: true },
  );
