import { repositoriesOf } from '../class/github-repositories';
import { writeRepositories } from '../class/repository-list';
import { writeFile } from './write-file';

export interface RepositoriesCommand {
  /** The organization or user that owns the repositories. */
  readonly owner: string;
  readonly prefix: string;
  readonly out: string;
}

/**
 * Writes the list of the students' repositories on GitHub.
 *
 * @throws UnusableList, UsageError if there are none, or the list cannot be written
 */
export async function repositories({ owner, prefix, out }: RepositoriesCommand): Promise<void> {
  const listed = await repositoriesOf(owner, prefix, process.env['GITHUB_REPOSITORY']);
  writeFile(out, writeRepositories(listed));
  const empty = listed.filter(({ commit }) => commit === '').length;
  const without = empty === 0 ? '' : `, ${String(empty)} of them without a commit`;
  console.log(`${out} lists ${String(listed.length)} repositories${without}.`);
}
