import type { ClassRecord } from '../../results/class-record';
import { comparable } from '../../results/table-text';
import type { Override } from '../../results/override';
import { csvText } from './csv';
import { gradeOf, mostPoints } from './grade-of';
import { studentRows, usernameOf } from './students';
import { UnreadableRoster } from './unreadable-roster';

export interface CanvasOptions {
  /** The gradebook that Canvas exported; its rows identify the students. */
  readonly gradebook: string;
  readonly gradebookName: string;
  /**
   * Whether it has a byte order mark, as Canvas writes one for users who chose so: the export then
   * has one, too.
   */
  readonly bom?: boolean;
  /**
   * The assignment's name in Canvas. If the gradebook has a column for it, the column's number is
   * kept.
   */
  readonly assignment: string;
  /** The part of a folder's name before the username. */
  readonly prefix?: string | undefined;
  /** Maps usernames in lower case to Canvas logins or ids, if folders are not named after those. */
  readonly identifiers?: ReadonlyMap<string, string> | undefined;
  readonly overrides?: readonly Override[];
}

export interface CanvasExport {
  readonly csv: string;
  /**
   * Submissions whose points are left out because no row matches, or the row already has a
   * submission.
   */
  readonly unmatched: readonly string[];
}

/** The columns by which Canvas identifies a student, in its order. */
const IDENTITY = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Root Account', 'Section'];
const KEYS = ['SIS Login ID', 'SIS User ID', 'ID'];
const POINTS_POSSIBLE = 'Points Possible';

/**
 * Writes a gradebook to import into Canvas: the students of its export with one column of points.
 * Students without a submission, or with one that the grader failed on, get an empty cell, which
 * leaves their points in Canvas unchanged.
 * https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
 *
 * @throws UnreadableRoster if the file is not a Canvas gradebook
 */
export function canvasCsv(records: readonly ClassRecord[], options: CanvasOptions): CanvasExport {
  const { gradebook, gradebookName, assignment, prefix, identifiers, overrides = [], bom = false } = options;
  const [header = [], ...rows] = studentRows(gradebook, gradebookName);
  if (header[0] !== 'Student' || !header.includes('ID')) {
    throw new UnreadableRoster(
      `${gradebookName} is not a Canvas gradebook, whose columns begin with Student, ID`,
    );
  }
  const cell = (row: readonly string[], title: string): string => row[header.indexOf(title)]?.trim() ?? '';
  const students = rows.filter((row) => cell(row, 'ID') !== '');
  const rowByKey = new Map(
    students.flatMap((row) =>
      KEYS.filter((key) => cell(row, key) !== '').map((key) => [
        comparable(cell(row, key)).toLowerCase(),
        row,
      ]),
    ),
  );
  const recordByRow = new Map<readonly string[], ClassRecord>();
  const unmatched: string[] = [];
  for (const record of records) {
    const username = usernameOf(record.submission, prefix).toLowerCase();
    const row = rowByKey.get(comparable(identifiers?.get(username) ?? username).toLowerCase());
    if (row === undefined || recordByRow.has(row)) unmatched.push(record.submission);
    else recordByRow.set(row, record);
  }
  const identity = IDENTITY.filter((title) => header.includes(title));
  const possible = identity.map((title) => (title === 'Student' ? `    ${POINTS_POSSIBLE}` : ''));
  const table = students.map((row) => [
    ...identity.map((title) => cell(row, title)),
    pointsOf(recordByRow.get(row), overrides),
  ]);
  const heads = [
    [...identity, columnFor(assignment, header)],
    [...possible, mostPoints(records)],
  ];
  const csv = csvText([...heads, ...table], { bom });
  return { csv, unmatched };
}

const pointsOf = (record: ClassRecord | undefined, overrides: readonly Override[]): number | '' =>
  record === undefined ? '' : gradeOf(record, overrides);

/**
 * Canvas names a column after the assignment's name and number, `Attention (4711)`. A name alone
 * creates a new assignment.
 */
const columnFor = (assignment: string, header: readonly string[]): string =>
  header.find((title) => title === assignment || title.replace(/ \(\d+\)$/, '') === assignment) ?? assignment;
