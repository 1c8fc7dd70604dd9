import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REFLECTION_FILE } from '../concepts/reflection';
import { courseRoot } from '../submission/course-root';
import { graderVersion, inRepository } from '../platform/root';
import { REGRADE_FILE } from '../results/layout';
import { mayBeSource } from '../submission/allowed-files';
import { MAX_BYTES } from '../submission/read-budget';
import type { Confinement } from '../sandbox/confinement';
import { withoutPlace, type ClassSubmission } from './submissions';
import type { Seed } from '../oracle/random';

export interface GradingChoices {
  /** Ids, in course order. */
  readonly exercises: readonly string[];
  readonly seed: Seed;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/**
 * Limits on the entries and bytes to hash. A larger submission is always graded again, because
 * hashing it could take longer. About twice what all exercises of the course could import.
 */
const MAX_ENTRIES = 10_000;
const MAX_BYTES_IN_ALL = 20 * MAX_BYTES;

/**
 * Returns a hash of everything except the submissions that results depend on: the grader, its
 * packages and data, and the options.
 */
export function gradingVersion(options: GradingChoices): string {
  // The model answers also say which exercises are wrong only because of what they import.
  const data = [
    'fixtures',
    'exercises/given',
    'exercises/tsconfig.json',
    'grader/concepts/keys',
    'solutions',
  ];
  const hash = createHash('sha256').update(JSON.stringify([graderVersion ?? randomUUID(), options]));
  for (const place of data) {
    for (const { name, line } of describe(inRepository(place), () => true)) {
      // A text about the model answers changes no result.
      if (!name.endsWith('.md')) hash.update(line);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Returns a hash of everything in a submission that the grader could read, so that an unchanged
 * submission is not graded again.
 *
 * @param version the hash of the grading, see {@link gradingVersion}
 */
export function contentKey(submission: ClassSubmission, version: string): string {
  const hash = createHash('sha256').update(version);
  try {
    const root = courseRoot(submission.directory);
    let [entries, bytes] = [0, 0];
    for (const { line, read } of describe(root, isRead)) {
      entries += 1;
      bytes += read;
      if (entries > MAX_ENTRIES || bytes > MAX_BYTES_IN_ALL) return randomUUID();
      hash.update(line);
    }
  } catch (failure) {
    // The results depend only on why it cannot be read.
    hash.update(withoutPlace(failure instanceof Error ? failure.message : String(failure), submission));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Texts that students write are no sources, but reports show them. */
const isRead = (file: string): boolean =>
  mayBeSource(file) || [REFLECTION_FILE, REGRADE_FILE].includes(path.basename(file));

interface Described {
  /** The path below the described place, `/`-separated; empty for the place itself. */
  readonly name: string;
  readonly line: string;
  /** How many bytes of content were read. */
  readonly read: number;
}

/**
 * Yields a line for every entry at and below a path, in order, without following links.
 *
 * @param isRead whether the contents of a file matter
 */
function* describe(place: string, isRead: (file: string) => boolean, name = ''): Generator<Described> {
  const described = describeOne(place, isRead);
  yield { name, line: `${name}${described.line}\n`, read: described.read };
  for (const entry of described.entries) {
    yield* describe(path.join(place, entry), isRead, `${name}/${entry}`);
  }
}

/**
 * Describes one entry and lists the names in it if it is a folder. An entry that cannot be read
 * gets a line too, so that the others still count.
 */
function describeOne(
  place: string,
  isRead: (file: string) => boolean,
): Omit<Described, 'name'> & { readonly entries: readonly string[] } {
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
