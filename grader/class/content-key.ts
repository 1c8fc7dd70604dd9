import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { courseRoot } from '../submission/course-root';
import { graderVersion, inRepository } from '../platform/root';
import { mayBeSource } from '../submission/allowed-files';
import { MAX_BYTES } from '../submission/read-budget';
import type { Confinement } from '../sandbox/confinement';
import { withoutPlace, type ClassSubmission } from './submissions';

/** What a class is graded with. */
export interface GradingChoices {
  /** Ids, in course order. */
  readonly exercises: readonly string[];
  readonly seed: number;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/**
 * A submission with more files than this, or more in them, is graded each time: looking at all of it could take longer. It is about twice what
 * all exercises of the course could import.
 */
const MAX_ENTRIES = 10_000;
const MAX_BYTES_IN_ALL = 20 * MAX_BYTES;

/**
 * Tells everything beside submissions that results depend on: the grader, its packages and data, and what it was asked for.
 *
 * @param options what the grading was asked for
 */
export function gradingVersion(options: GradingChoices): string {
  const data = ['fixtures', 'exercises/given', 'exercises/tsconfig.json'];
  if (options.isolate) data.push('solutions');
  const hash = createHash('sha256').update(JSON.stringify([graderVersion ?? randomUUID(), options]));
  for (const place of data) {
    for (const { line } of describe(inRepository(place), () => true)) hash.update(line);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Tells a submission by all that the grader could read of it, so that one that has not changed is not graded again.
 *
 * @param version that of the grading
 */
export function contentKey(submission: ClassSubmission, version: string): string {
  const hash = createHash('sha256').update(version);
  try {
    const root = courseRoot(submission.directory);
    let [entries, bytes] = [0, 0];
    for (const { line, read } of describe(root, mayBeSource)) {
      entries += 1;
      bytes += read;
      if (entries > MAX_ENTRIES || bytes > MAX_BYTES_IN_ALL) return randomUUID();
      hash.update(line);
    }
  } catch (failure) {
    // It cannot be read, and why is all that its results depend on.
    hash.update(withoutPlace(failure instanceof Error ? failure.message : String(failure), submission));
  }
  return hash.digest('hex').slice(0, 32);
}

interface Described {
  readonly line: string;
  /** How many bytes were read for it. */
  readonly read: number;
}

/**
 * A line for everything below a place, in order, without following links.
 *
 * @param isRead which files' contents matter
 */
function* describe(place: string, isRead: (file: string) => boolean, name = ''): Generator<Described> {
  const described = describeOne(place, isRead);
  yield { line: `${name}${described.line}\n`, read: described.read };
  for (const entry of described.entries) {
    yield* describe(path.join(place, entry), isRead, `${name}/${entry}`);
  }
}

/** What is at a place, and the names in it where it is a folder. What cannot be read is a line as well: the others count. */
function describeOne(
  place: string,
  isRead: (file: string) => boolean,
): Described & { readonly entries: readonly string[] } {
  const nothingBelow = (line: string, read = 0): ReturnType<typeof describeOne> => ({
    line,
    read,
    entries: [],
  });
  try {
    const stats = lstatSync(place);
    if (stats.isDirectory()) {
      const isSkipped = path.basename(place) === 'node_modules';
      return { line: '/', read: 0, entries: isSkipped ? [] : readdirSync(place).sort() };
    }
    if (stats.isFile() && isRead(place) && stats.size <= MAX_BYTES) {
      const contents = readFileSync(place);
      return nothingBelow(` ${createHash('sha256').update(contents).digest('hex')}`, contents.length);
    }
    return nothingBelow(
      ` ${stats.isSymbolicLink() ? 'link' : stats.isFile() ? String(stats.size) : 'other'}`,
    );
  } catch (failure) {
    return nothingBelow(` ${(failure as NodeJS.ErrnoException).code ?? 'unreadable'}`);
  }
}
