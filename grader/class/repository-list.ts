import * as z from 'zod';
import { Refusal } from '../platform/refusal';
import { csvOf } from '../results/csv';
import { readRows } from '../results/csv-rows';

/** A student's repository as it was when the list was made. */
export interface ListedRepository {
  /** Owner and name. */
  readonly repository: string;
  /** The commit to grade; empty where there was none. */
  readonly commit: string;
}

/** A list of repositories cannot be made or used; the message is the one line that its user needs. */
export class UnusableList extends Refusal {
  override readonly name = 'UnusableList';
}

const columns = ['repository', 'commit'] as const;

const rowSchema = z.object({
  repository: z
    .string()
    // What the list says becomes an address and a folder's name.
    .regex(/^[\w-]+\/(?!\.)[\w.-]+$/, 'must be a repository’s owner and name, such as our-org/attention-ada'),
  commit: z
    .string()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})?$/, 'must be the whole name of a commit, or empty for no commit'),
});

/** The text of a list. */
export const writeRepositories = (repositories: readonly ListedRepository[]): string =>
  csvOf([...repositories], { header: true, columns: [...columns] });

/**
 * Reads the text of a list.
 *
 * @param name what to call the file in an error
 * @throws UnusableRows for a row that is not as it must be, UnusableList where two would be one submission
 */
export function readRepositories(text: string, name: string): ListedRepository[] {
  const rows = readRows(text, columns, rowSchema, name);
  const lines = new Map<string, number>();
  for (const { value, line } of rows) {
    const folder = submissionOf(value).toLowerCase();
    const before = lines.get(folder);
    if (before !== undefined)
      throw new UnusableList(
        `${name} has "${folder}" in lines ${String(before)} and ${String(line)}, and a submission is called as its repository; leave one out`,
      );
    lines.set(folder, line);
  }
  return rows.map(({ value }) => value);
}

/** What a repository is called as a submission: its name without the owner's. */
export const submissionOf = ({ repository }: ListedRepository): string =>
  repository.slice(repository.indexOf('/') + 1);
