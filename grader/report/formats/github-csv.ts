import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { csvText } from './csv';
import { gradeOf, mostPoints } from './grade-of';
import { usernameOf } from './students';

export interface GithubCsvOptions {
  /** The assignment's name in the table. */
  readonly assignment: string;
  /** The part of a folder's name before the username. */
  readonly prefix?: string | undefined;
  /** Maps usernames in lower case to the roster's identifiers. */
  readonly identifiers?: ReadonlyMap<string, string> | undefined;
  readonly overrides?: readonly Override[];
}

/**
 * The columns of the grades that GitHub Classroom exports; see
 * https://docs.github.com/en/rest/classroom.
 */
const COLUMNS = [
  'assignment_name',
  'assignment_url',
  'starter_code_url',
  'github_username',
  'roster_identifier',
  'student_repository_name',
  'student_repository_url',
  'submission_timestamp',
  'points_awarded',
  'points_available',
] as const;

/**
 * Writes a table like GitHub Classroom's grades. URLs are unknown and stay empty, and so do times
 * that nobody has collected, and the points of submissions that the grader failed on.
 */
export function githubCsv(
  records: readonly ClassRecord[],
  { assignment, prefix, identifiers, overrides = [] }: GithubCsvOptions,
): string {
  const available = mostPoints(records);
  const rows = records.map((record) => {
    const username = usernameOf(record.submission, prefix);
    const identifier = identifiers?.get(username.toLowerCase()) ?? '';
    const points = gradeOf(record, overrides);
    const time = record.handedIn?.submittedAt ?? '';
    return [assignment, '', '', username, identifier, record.submission, '', time, points, available];
  });
  return csvText([COLUMNS, ...rows]);
}
