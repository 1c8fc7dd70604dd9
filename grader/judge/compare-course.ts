import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CourseChange } from '../report/results';

/** What decides a verdict in a student's own runs: whole folders, and single files. The exercises are the student's to change. */
const FOLDERS = ['.github', 'grader', 'fixtures', 'scripts', 'exercises/given'];
const FILES = ['.npmrc', 'exercises/tsconfig.json', 'package-lock.json', 'package.json', 'tsconfig.json'];

/** Classroom 50 writes this one into each repository that accepts an assignment, and again on every submission. */
const PLATFORM_FILES = new Set(['.github/workflows/autograde.yaml']);

/** A repository may hold any number of files, of any size. */
const MAX_FILES = 5_000;
const MAX_BYTES = 2_000_000;
const MAX_CHANGES = 200;

export interface Comparison {
  /** The student's repository. */
  readonly repository: string;
  /** What students were given: the released repository, or the course itself. */
  readonly released: string;
  /**
   * Whether a file that only `released` has counts as missing: true of a released repository, false of the course itself, of which
   * students are given a part.
   */
  readonly complete: boolean;
}

/**
 * The files of the course of which a student's repository has another version, sorted by name, 200 at most. How lines end makes no
 * difference, since Git may change it; a link or a folder in a file's place does.
 */
export function compareCourse({ repository, released, complete }: Comparison): CourseChange[] {
  const theirs = new Set(courseFiles(repository));
  const ours = new Set(courseFiles(released));
  const changes = [...new Set([...theirs, ...ours])].sort().flatMap((file): CourseChange[] => {
    if (PLATFORM_FILES.has(file)) return [];
    if (!ours.has(file)) return [{ file, change: 'added' }];
    if (!theirs.has(file)) return complete ? [{ file, change: 'missing' }] : [];
    const same = contentsOf(path.join(repository, file)) === contentsOf(path.join(released, file));
    return same ? [] : [{ file, change: 'changed' }];
  });
  return changes.slice(0, MAX_CHANGES);
}

/** The files by their paths, `/`-separated; links are named and not followed. */
function courseFiles(root: string): string[] {
  const found = FILES.filter((file) => entryAt(path.join(root, file)) !== undefined);
  const waiting = FOLDERS.filter((folder) => entryAt(path.join(root, folder)) !== undefined);
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (entryAt(path.join(root, folder))?.isDirectory() !== true) {
      found.push(folder);
      continue;
    }
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (found.length >= MAX_FILES) return found;
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(place);
      else found.push(place);
    }
  }
  return found;
}

const entryAt = (file: string): ReturnType<typeof lstatSync> => lstatSync(file, { throwIfNoEntry: false });

/** Text to compare; undefined, which equals no text, for what is no plain file or cannot be the course's. */
function contentsOf(file: string): string | undefined {
  const entry = entryAt(file);
  if (entry?.isFile() !== true || Number(entry.size) > MAX_BYTES) return undefined;
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trimEnd();
}
