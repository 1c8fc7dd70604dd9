import * as z from 'zod';
import { Refusal } from '../platform/refusal';
import { csvOf } from '../results/csv';
import { readRows } from '../results/csv-rows';
import type { HandedIn } from '../results/handed-in';
import { cellsOf, handedInColumns, handedInOf, handedInRow } from '../results/handed-in-row';

/** A student's repository at the time the list was made. */
export interface ListedRepository {
  /** Owner and name. */
  readonly repository: string;
  /** The commit to grade; empty if the repository had none. */
  readonly commit: string;
  /** When it was handed in; absent if the list was made without a deadline. */
  readonly handedIn?: HandedIn | undefined;
}

/** A list of repositories cannot be made or used. The message tells the user why in one line. */
export class UnusableList extends Refusal {
  override readonly name = 'UnusableList';
}

const columns = ['repository', 'commit'] as const;

const rowSchema = z.object({
  ...handedInRow,
  repository: z
    .string()
    // The value becomes part of a URL and the name of a folder.
    .regex(/^[\w-]+\/(?!\.)[\w.-]+$/, 'must be a repository’s owner and name, such as our-org/attention-ada'),
  commit: z
    .string()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})?$/, 'must be a full commit hash, or empty if there is no commit'),
});

/** Writes a list; its times have columns only if there are any. */
export function writeRepositories(repositories: readonly ListedRepository[]): string {
  const areDated = repositories.some(({ handedIn }) => handedIn !== undefined);
  const rows = repositories.map(({ repository, commit, handedIn }) => ({
    ...{ repository, commit },
    ...cellsOf(handedIn),
  }));
  return csvOf(rows, { header: true, columns: [...columns, ...(areDated ? handedInColumns : [])] });
}

/**
 * Parses a list of repositories.
 *
 * @param name the file's name in error messages
 * @throws UnusableRows for an invalid row, UnusableList if there are none, or two would be
 *   the same submission
 */
export function readRepositories(text: string, name: string): ListedRepository[] {
  const rows = readRows(text, columns, rowSchema, name);
  const lines = new Map<string, number>();
  for (const { value, line } of rows) {
    const folder = submissionOf(value).toLowerCase();
    const before = lines.get(folder);
    if (before !== undefined)
      throw new UnusableList(
        `${name} has "${folder}" in lines ${String(before)} and ${String(line)}, but a submission is named after its repository; remove one of the lines`,
      );
    lines.set(folder, line);
  }
  if (rows.length === 0)
    throw new UnusableList(`${name} lists no repositories; write it with npm run repositories`);
  return rows.map(({ value: { repository, commit, ...cells } }) => {
    const handedIn = handedInOf(cells);
    return { repository, commit, ...(handedIn && { handedIn }) };
  });
}

/** The name of a repository's submission: the repository's name without its owner. */
export const submissionOf = ({ repository }: Pick<ListedRepository, 'repository'>): string =>
  repository.slice(repository.indexOf('/') + 1);
