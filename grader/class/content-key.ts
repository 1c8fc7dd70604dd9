import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { courseRoot } from '../judge/course-root';
import { graderVersion, inRepository } from '../repository/root';
import { mayBeSource } from '../sandbox/allowed-files';
import { MAX_BYTES } from '../sandbox/reading';
import type { Confinement } from '../sandbox/launchers';
import { withoutPlace, type ClassSubmission } from './submissions';

/** What a class is graded with. */
export interface GradingChoices {
  /** Ids, in course order. */
  readonly exercises: readonly string[];
  readonly seed: number;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/** A submission with more files than this is graded each time. */
const MAX_ENTRIES = 10_000;

/**
 * Tells everything beside submissions that results depend on: the grader, its packages and data, and what it was asked for.
 *
 * @param options what the grading was asked for
 */
export function gradingVersion(options: GradingChoices): string {
  const data = ['fixtures', 'exercises/given', 'exercises/tsconfig.json'];
  if (options.isolate) data.push('solutions');
  const hash = createHash('sha256').update(JSON.stringify([graderVersion ?? randomUUID(), options]));
  for (const place of data) for (const line of describe(inRepository(place), () => true)) hash.update(line);
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
    let entries = 0;
    for (const line of describe(root, mayBeSource)) {
      entries += 1;
      if (entries > MAX_ENTRIES) return randomUUID();
      hash.update(line);
    }
  } catch (failure) {
    // It cannot be read, and why is all that its results depend on.
    hash.update(withoutPlace(failure instanceof Error ? failure.message : String(failure), submission));
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * A line for everything below a place, in order, without following links.
 *
 * @param isRead which files' contents matter
 */
function* describe(place: string, isRead: (file: string) => boolean, name = ''): Generator<string> {
  const stats = lstatSync(place);
  if (stats.isDirectory()) {
    yield `${name}/\n`;
    if (path.basename(place) === 'node_modules') return;
    for (const entry of readdirSync(place).sort()) {
      yield* describe(path.join(place, entry), isRead, `${name}/${entry}`);
    }
  } else if (stats.isFile() && isRead(place) && stats.size <= MAX_BYTES) {
    yield `${name} ${createHash('sha256').update(readFileSync(place)).digest('hex')}\n`;
  } else {
    yield `${name} ${stats.isSymbolicLink() ? 'link' : stats.isFile() ? String(stats.size) : 'other'}\n`;
  }
}
