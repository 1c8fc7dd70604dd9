import { parse } from 'csv-parse/sync';
import { comparable, delimiterOf } from '../../results/table-text';
import { UnreadableRoster } from './unreadable-roster';

/**
 * Reads the rows of a table, the header first. Cells may be separated by semicolons, as in locales
 * with a decimal comma.
 *
 * @throws UnreadableRoster if the text is not such a table
 */
export function studentRows(csv: string, name: string): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UnreadableRoster(`${name} is not a valid CSV file: ${why}`);
  }
}

const USERNAME_COLUMNS = ['github_username', 'username'];
const IDENTIFIER_COLUMNS = ['roster_identifier', 'identifier', 'email'];

/**
 * Maps GitHub usernames to identifiers, from a roster as exported by GitHub Classroom
 * (`identifier`, `github_username`), its grades (`roster_identifier`, `github_username`) or
 * Classroom 50 (`username`, `email`). Usernames are in lower case, because GitHub ignores case.
 *
 * @throws UnreadableRoster
 */
export function identifiersIn(csv: string, name: string): Map<string, string> {
  const [header = [], ...rows] = studentRows(csv, name);
  const columns = header.map((title) => title.trim().toLowerCase());
  const find = (wanted: readonly string[]): number => columns.findIndex((title) => wanted.includes(title));
  const [username, identifier] = [find(USERNAME_COLUMNS), find(IDENTIFIER_COLUMNS)];
  if (username < 0 || identifier < 0) {
    throw new UnreadableRoster(
      `${name} needs a column ${USERNAME_COLUMNS.join(' or ')} and a column ${IDENTIFIER_COLUMNS.join(' or ')}`,
    );
  }
  const pairs = rows.map((row) => [
    comparable(row[username]?.trim().toLowerCase() ?? ''),
    row[identifier]?.trim() ?? '',
  ]);
  return new Map(
    pairs.flatMap(([key = '', value = '']) => (key === '' || value === '' ? [] : [[key, value]])),
  );
}

/** Letters, digits and single hyphens, as GitHub allows. */
const USERNAME = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

/**
 * Reads the GitHub usernames in a roster, without repetitions.
 *
 * @returns also how many rows have none
 * @throws UnreadableRoster for a table without such a column, or a name that GitHub does not allow
 */
export function usernamesIn(csv: string, name: string): { usernames: string[]; without: number } {
  const [header = [], ...rows] = studentRows(csv, name);
  const column = header.findIndex((title) => USERNAME_COLUMNS.includes(title.trim().toLowerCase()));
  if (column < 0)
    throw new UnreadableRoster(`${name} needs a column ${USERNAME_COLUMNS.join(' or ')} of GitHub usernames`);
  const cells = rows.map((row) => row[column]?.trim() ?? '');
  const wrong = cells.find((cell) => cell !== '' && !USERNAME.test(cell));
  if (wrong !== undefined)
    throw new UnreadableRoster(`${name}: "${wrong.slice(0, 80)}" is not a GitHub username`);
  const byKey = new Map(cells.filter((cell) => cell !== '').map((cell) => [cell.toLowerCase(), cell]));
  if (byKey.size === 0) throw new UnreadableRoster(`${name} lists no students`);
  return { usernames: [...byKey.values()], without: cells.filter((cell) => cell === '').length };
}

/**
 * Returns the username in the name of a submission's folder. Repositories are named
 * `<assignment>-<username>`, in Classroom 50 `<classroom>-<assignment>-<username>`. Returns the
 * whole name if it does not start with the prefix.
 *
 * @param prefix the part before the username, without the hyphen; undefined if folders are named
 *   after usernames
 */
export function usernameOf(submission: string, prefix: string | undefined): string {
  const name = comparable(submission);
  const start = comparable(`${prefix ?? ''}-`).toLowerCase();
  return prefix !== undefined && name.toLowerCase().startsWith(start) ? name.slice(start.length) : name;
}
