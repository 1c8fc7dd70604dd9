import { parse } from 'csv-parse/sync';
import { Refusal } from '../platform/refusal';
import { meanOf, medianOf } from './averages';
import type { ClassRecord } from './class-record';
import { comparable, delimiterOf } from './table-text';

/** A roster does not say who is in which section. The message is one line that says why. */
export class NoSections extends Refusal {
  override readonly name = 'NoSections';
}

/** The sections of submissions, by name. */
export type Sections = ReadonlyMap<string, string>;

const USERNAMES = ['submission', 'github_username', 'username'];

/**
 * Reads the sections of a class from a roster, such as that of Classroom 50. A row belongs to the
 * submission that is called like its username, or ends in `-` and the username; of several rows,
 * the one with the longest name.
 *
 * @param name the file's name in error messages
 * @throws NoSections
 */
export function readSections(text: string, records: readonly ClassRecord[], name: string): Sections {
  let rows: string[][];
  try {
    const options = { bom: true, delimiter: delimiterOf(text), relax_column_count: true, trim: true };
    rows = parse(text, { ...options, skip_empty_lines: true });
  } catch (failure) {
    throw new NoSections(`${name}: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
  const [header = [], ...students] = rows;
  const columnOf = (names: readonly string[]): number =>
    header.findIndex((title) => names.includes(title.toLowerCase()));
  const [username, section] = [columnOf(USERNAMES), columnOf(['section'])];
  if (username < 0 || section < 0)
    throw new NoSections(
      `${name} needs a column section, and a column ${USERNAMES.slice(0, -1).join(', ')} or username`,
    );
  const known = students
    .map((row) => ({ key: keyOf(row[username] ?? ''), section: row[section] ?? '' }))
    .filter((student) => student.key !== '' && student.section !== '')
    .sort((one, other) => other.key.length - one.key.length);
  return new Map(
    records.flatMap(({ submission }) => {
      const own = keyOf(submission);
      const found = known.find(({ key }) => own === key || own.endsWith(`-${key}`));
      return found === undefined ? [] : [[submission, found.section] as const];
    }),
  );
}

const keyOf = (name: string): string => comparable(name).toLowerCase();

export interface SectionSummary {
  readonly section: string;
  readonly students: number;
  readonly mean: number;
  readonly median: number;
}

/** @param points the adjusted points of graded submissions, by name */
export function summariseSections(sections: Sections, points: ReadonlyMap<string, number>): SectionSummary[] {
  const names = [...new Set(sections.values())].sort(new Intl.Collator('en', { numeric: true }).compare);
  return names.map((section) => {
    const own = [...points]
      .filter(([submission]) => sections.get(submission) === section)
      .map(([, each]) => each)
      .sort((one, other) => one - other);
    return { section, students: own.length, mean: meanOf(own), median: medianOf(own) };
  });
}
