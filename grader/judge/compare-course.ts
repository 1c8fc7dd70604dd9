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

/**
 * The files of the course in a repository, by `/`-separated path. Each gives its text when asked for; undefined, which equals no
 * text, for what is no plain file or cannot be the course's.
 */
export type CourseFiles = ReadonlyMap<string, () => string | undefined>;

/** How lines end makes no difference: Git may change it. */
const comparable = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

/** The files of the course in a folder, 5,000 at most; links are named and not followed. */
export function courseFilesIn(root: string): CourseFiles {
  const found = FILES.filter((file) => entryAt(path.join(root, file)) !== undefined);
  const waiting = FOLDERS.filter((folder) => entryAt(path.join(root, folder)) !== undefined);
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (entryAt(path.join(root, folder))?.isDirectory() !== true) {
      found.push(folder);
      continue;
    }
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (found.length >= MAX_FILES) break;
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(place);
      else found.push(place);
    }
  }
  return new Map(found.map((file) => [file, () => textOf(path.join(root, file))]));
}

/** The files of the course among those that `npm run release` writes. */
export function courseFilesOf(files: ReadonlyMap<string, Uint8Array>): CourseFiles {
  const decoder = new TextDecoder();
  const isOfCourse = (file: string): boolean =>
    FILES.includes(file) || FOLDERS.some((folder) => file.startsWith(`${folder}/`));
  return new Map(
    [...files]
      .filter(([file]) => isOfCourse(file))
      .map(([file, contents]) => [file, () => comparable(decoder.decode(contents))]),
  );
}

/** The files of the course of which a student's repository has another version than was released; by name, 200 at most. */
export function compareCourse(theirs: CourseFiles, released: CourseFiles): CourseChange[] {
  const all = [...new Set([...theirs.keys(), ...released.keys()])].sort();
  const changes = all.flatMap((file): CourseChange[] => {
    if (PLATFORM_FILES.has(file)) return [];
    const [their, our] = [theirs.get(file), released.get(file)];
    if (our === undefined) return [{ file, change: 'added' }];
    if (their === undefined) return [{ file, change: 'missing' }];
    return their() === our() ? [] : [{ file, change: 'changed' }];
  });
  return changes.slice(0, MAX_CHANGES);
}

const entryAt = (file: string): ReturnType<typeof lstatSync> => lstatSync(file, { throwIfNoEntry: false });

function textOf(file: string): string | undefined {
  const entry = entryAt(file);
  if (entry?.isFile() !== true || Number(entry.size) > MAX_BYTES) return undefined;
  return comparable(readFileSync(file, 'utf8'));
}
