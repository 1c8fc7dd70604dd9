import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { csvText } from './csv';
import { gradeOf, mostPoints } from './grade-of';
import { studentRows, usernameOf } from './students';
import { UnreadableRoster } from './unreadable-roster';

export interface CanvasOptions {
  /** The text of the gradebook as Canvas exports it: its rows say who the students are. */
  readonly gradebook: string;
  readonly gradebookName: string;
  /** The assignment's name in Canvas; where the gradebook has a column for it, its number is kept. */
  readonly assignment: string;
  /** What stands before the username in a folder's name. */
  readonly prefix?: string | undefined;
  /** The login or number of a student in Canvas by username in lower case, where folders are not called by those. */
  readonly identifiers?: ReadonlyMap<string, string> | undefined;
  /** What people decided about points. */
  readonly overrides?: readonly Override[];
}

export interface CanvasExport {
  readonly csv: string;
  /** Submissions that belong to no row, or to one that already has a submission: their points are not in the table. */
  readonly unmatched: readonly string[];
}

/** The columns by which Canvas knows a student again, in its order. */
const IDENTITY = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Root Account', 'Section'];
const KEYS = ['SIS Login ID', 'SIS User ID', 'ID'];
const POINTS_POSSIBLE = 'Points Possible';

/**
 * A class as a gradebook to be imported into Canvas: the students of its export with one column of points. A student without a
 * submission, or whose submission the grader itself failed on, has an empty cell, which leaves Canvas as it is.
 * https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
 *
 * @throws UnreadableRoster when it is no gradebook of Canvas
 */
export function canvasCsv(records: readonly ClassRecord[], options: CanvasOptions): CanvasExport {
  const { gradebook, gradebookName, assignment, prefix, identifiers, overrides = [] } = options;
  const [header = [], ...rows] = studentRows(gradebook, gradebookName);
  if (header[0] !== 'Student' || !header.includes('ID')) {
    throw new UnreadableRoster(
      `${gradebookName} is no gradebook of Canvas: its columns begin with Student, ID`,
    );
  }
  const cell = (row: readonly string[], title: string): string => row[header.indexOf(title)]?.trim() ?? '';
  const students = rows.filter((row) => cell(row, 'ID') !== '');
  const rowByKey = new Map(
    students.flatMap((row) =>
      KEYS.filter((key) => cell(row, key) !== '').map((key) => [cell(row, key).toLowerCase(), row]),
    ),
  );
  const recordByRow = new Map<readonly string[], ClassRecord>();
  const unmatched: string[] = [];
  for (const record of records) {
    const username = usernameOf(record.submission, prefix).toLowerCase();
    const row = rowByKey.get((identifiers?.get(username) ?? username).toLowerCase());
    if (row === undefined || recordByRow.has(row)) unmatched.push(record.submission);
    else recordByRow.set(row, record);
  }
  const identity = IDENTITY.filter((title) => header.includes(title));
  const possible = identity.map((title) => (title === 'Student' ? `    ${POINTS_POSSIBLE}` : ''));
  const table = students.map((row) => [
    ...identity.map((title) => cell(row, title)),
    pointsOf(recordByRow.get(row), overrides),
  ]);
  const csv = csvText([
    [...identity, columnFor(assignment, header)],
    [...possible, mostPoints(records)],
    ...table,
  ]);
  return { csv, unmatched };
}

const pointsOf = (record: ClassRecord | undefined, overrides: readonly Override[]): number | '' =>
  record === undefined ? '' : gradeOf(record, overrides);

/** Canvas calls a column by the assignment's name and number, `Attention (4711)`; a name alone makes a new assignment. */
const columnFor = (assignment: string, header: readonly string[]): string =>
  header.find((title) => title === assignment || title.replace(/ \(\d+\)$/, '') === assignment) ?? assignment;
