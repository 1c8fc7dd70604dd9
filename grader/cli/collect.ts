import { readFileSync } from 'node:fs';
import { collectRepositories } from '../class/collect';
import { readRepositories, submissionOf, type ListedRepository } from '../class/repository-list';
import { isInShard, type Shard } from '../class/shard';
import { tableText } from '../results/table-text';
import { UsageError } from './usage-error';

export interface CollectCommand {
  /** The list that `repositories` wrote. */
  readonly list: string;
  readonly out: string;
  readonly shard?: Shard;
}

/**
 * Fetches the listed repositories, or one part of them, into a folder of submissions.
 *
 * @returns the exit code: 0 if all were fetched, 1 if some were not
 * @throws UnusableRows, UnusableList, UsageError if the list cannot be used
 */
export async function collect({ list, out, shard }: CollectCommand): Promise<number> {
  const wanted = read(list).filter(
    (repository) => shard === undefined || isInShard(submissionOf(repository), shard),
  );
  let done = 0;
  const missing = await collectRepositories(wanted, out, (submission) => {
    done += 1;
    console.error(`[${String(done)}/${String(wanted.length)}] ${submission}`);
  });
  for (const { submission, reason } of missing)
    console.error(`${submission} could not be fetched: ${reason}`);
  const count = wanted.length - missing.length;
  console.log(`${String(count)} of ${String(wanted.length)} submissions are in ${out}.`);
  return missing.length === 0 ? 0 : 1;
}

function read(list: string): ListedRepository[] {
  try {
    return readRepositories(tableText(readFileSync(list), list), list);
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure)
      throw new UsageError(`cannot read ${list}; create it with npm run repositories`);
    throw failure;
  }
}
