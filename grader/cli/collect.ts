import { readFileSync } from 'node:fs';
import { collectRepositories } from '../class/collect';
import { readRepositories, submissionOf, type ListedRepository } from '../class/repository-list';
import { isInShard, type Shard } from '../class/shard';
import { UsageError } from './usage-error';

export interface CollectCommand {
  /** The file that `repositories` writes. */
  readonly list: string;
  readonly out: string;
  readonly shard?: Shard;
}

/**
 * Brings the listed repositories, or those of one part of the class, into a folder of submissions. Resolves with the exit code: 0 all are
 * there, 1 some are not.
 *
 * @throws UnusableRows, UnusableList, UsageError when the list cannot be used
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
  for (const { submission, reason } of missing) console.error(`${submission} is not there: ${reason}`);
  const count = wanted.length - missing.length;
  console.log(`${String(count)} of ${String(wanted.length)} submissions are in ${out}.`);
  return missing.length === 0 ? 0 : 1;
}

function read(list: string): ListedRepository[] {
  try {
    return readRepositories(readFileSync(list, 'utf8'), list);
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure)
      throw new UsageError(`${list} cannot be read; npm run repositories writes such a list`);
    throw failure;
  }
}
