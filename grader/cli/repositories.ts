import { repositoriesOf } from '../class/github-repositories';
import { writeRepositories } from '../class/repository-list';
import { deadlinesOf, inTime, type DeadlineOptions } from './deadlines';
import { writeFile } from './write-file';

export interface RepositoriesCommand extends DeadlineOptions {
  /** The organization or user that owns the repositories. */
  readonly owner: string;
  readonly prefix: string;
  readonly out: string;
}

/**
 * Writes the list of the students' repositories on GitHub, with the newest commits or, if there is
 * a deadline, with the last ones in time.
 *
 * @throws UnusableList, UsageError if there are none, or the list cannot be written
 */
export async function repositories({ owner, prefix, out, ...options }: RepositoriesCommand): Promise<void> {
  const deadlines = deadlinesOf(options, prefix);
  const newest = await repositoriesOf(owner, prefix, process.env['GITHUB_REPOSITORY']);
  const listed = deadlines === undefined ? newest : await inTime(newest, deadlines);
  writeFile(out, writeRepositories(listed));
  const empty = listed.filter(({ commit }) => commit === '').length;
  const without = empty === 0 ? '' : `, ${String(empty)} of them without a commit`;
  console.log(`${out} lists ${String(listed.length)} repositories${without}.`);
}
