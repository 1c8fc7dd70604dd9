import type { ClassRecord } from '../../results/class-record';
import type { Override } from '../../results/override';
import { csvText } from './csv';
import { gradeOf, mostPoints } from './grade-of';
import { usernameOf } from './students';

export interface GithubCsvOptions {
  /** What the assignment is called in the table. */
  readonly assignment: string;
  /** What stands before the username in a folder's name. */
  readonly prefix?: string | undefined;
  /** The roster's identifiers by username in lower case. */
  readonly identifiers?: ReadonlyMap<string, string> | undefined;
  /** What people decided about points. */
  readonly overrides?: readonly Override[];
}

/** The columns of the grades that GitHub Classroom exports; https://docs.github.com/en/rest/classroom has their meaning. */
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
 * A class as a table of GitHub Classroom's grades. Addresses and times are not known to the grader and stay empty, and so do
 * the points of a submission that the grader itself failed on.
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
    return [assignment, '', '', username, identifier, record.submission, '', '', points, available];
  });
  return csvText([COLUMNS, ...rows]);
}
