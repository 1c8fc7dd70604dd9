import { readFileSync } from 'node:fs';
import { collectRepositories } from '../class/collect';
import { readRepositories, submissionOf, type ListedRepository } from '../class/repository-list';
import { isInShard, type Shard } from '../class/shard';
import { noteSubmitted } from '../class/submitted';
import { tableText } from '../results/table-text';
import { deadlinesOf, inTime, type DeadlineOptions } from './deadlines';
import { UsageError } from './usage-error';

export interface CollectCommand extends DeadlineOptions {
  /** The list that `repositories` wrote. */
  readonly list: string;
  readonly out: string;
  readonly shard?: Shard;
}

/**
 * Fetches the listed repositories, or one part of them, into a folder of submissions, each at its
 * listed commit or, if there is a deadline, at the last one in time.
 *
 * @returns the exit code: 0 if all were fetched, 1 if some were not
 * @throws UnusableRows, UnusableList, UsageError if the list cannot be used
 */
export async function collect({ list, out, shard, ...options }: CollectCommand): Promise<number> {
  const deadlines = deadlinesOf(options);
  const all = read(list);
  const listed = all.filter(
    (repository) => shard === undefined || isInShard(submissionOf(repository), shard),
  );
  // The students of other parts are not unknown.
  for (const repository of all) deadlines?.extensions.of(submissionOf(repository));
  const wanted = deadlines === undefined ? listed : await inTime(listed, deadlines);
  let done = 0;
  const missing = await collectRepositories(wanted, out, (submission) => {
    done += 1;
    console.error(`[${String(done)}/${String(wanted.length)}] ${submission}`);
  });
  noteSubmitted(out, wanted);
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
