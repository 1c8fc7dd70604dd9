import { readFileSync } from 'node:fs';
import { commitsInTime, type Deadlines } from '../class/commit-in-time';
import { Extensions } from '../class/extensions';
import type { ListedRepository } from '../class/repository-list';
import { tableText } from '../results/table-text';
import { printableLine } from '../platform/printable';
import { UsageError } from './usage-error';

export interface DeadlineOptions {
  readonly deadline?: string;
  readonly lateUntil?: string;
  /** A table of single students' deadlines. */
  readonly extensions?: string;
}

/**
 * @param prefix the part of the submissions' names before the username
 * @returns undefined without a deadline
 * @throws UsageError, UnusableRows
 */
export function deadlinesOf(options: DeadlineOptions, prefix?: string): Deadlines | undefined {
  const { deadline, lateUntil, extensions } = options;
  if (deadline !== undefined)
    return {
      ...{ deadline, lateUntil },
      extensions: extensions === undefined ? new Extensions() : readExtensions(extensions, prefix),
    };
  const useless = extensions === undefined ? lateUntil && '--late-until' : '--extensions';
  if (useless === undefined) return undefined;
  throw new UsageError(`${useless} needs --deadline, the deadline of all others`);
}

/** Chooses the last commits in time, and says on stderr what is uncertain about them. */
export async function inTime(
  repositories: readonly ListedRepository[],
  deadlines: Deadlines,
): Promise<readonly ListedRepository[]> {
  const chosen = await commitsInTime(repositories, deadlines);
  for (const { submission, why } of chosen.onlyCommitDates)
    console.error(printableLine(`${submission}: the date in the commit counts, because ${why}.`));
  const { unused } = deadlines.extensions;
  if (unused.length > 0)
    console.error(
      printableLine(`No repository belongs to these students with an extension: ${unused.join(', ')}.`),
    );
  return chosen.repositories;
}

function readExtensions(file: string, prefix: string | undefined): Extensions {
  try {
    return Extensions.read(tableText(readFileSync(file), file), file, prefix);
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure) throw new UsageError(`cannot read ${file}`);
    throw failure;
  }
}
