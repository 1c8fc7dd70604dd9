import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { CourseChange } from '../results/results';

/** What decides a verdict when students grade themselves; not the exercises, which they edit. */
const FOLDERS = ['.github', 'grader', 'fixtures', 'scripts', 'exercises/given'];
const FILES = [
  ...['.npmrc', 'exercises/tsconfig.json', 'jest.config.mjs', 'package-lock.json', 'package.json'],
  'tsconfig.json',
];

/** Classroom 50 writes this into each repository on acceptance, and again on every submission. */
const PLATFORM_FILES = new Set(['.github/workflows/autograde.yaml']);

/** Bounds, since a repository can contain any number of files, of any size, with any names. */
const MAX_ENTRIES = 5_000;
const MAX_BYTES = 2_000_000;
const MAX_CHANGES = 200;
const MAX_NAME = 200;

/** The system refuses access: the path is too long, or permission is missing. */
const UNREADABLE = Symbol('unreadable');
/** A link, a socket, a folder, or a file too large to be one of the course. */
const NO_TEXT = Symbol('no text');

type Content = string | typeof UNREADABLE | typeof NO_TEXT;

interface NamedPlace {
  readonly file: string;
  /** True for a folder that cannot be read. */
  readonly isUnreadable: boolean;
}

/** The files of the course in a repository; paths are `/`-separated. */
export interface CourseFiles {
  /** Everything in the compared folders and the compared files that exist, up to a limit. */
  readonly names: () => Iterable<NamedPlace>;
  /** Undefined if the file does not exist. */
  readonly contentOf: (file: string) => Content | undefined;
}

/** Ignores line endings, which Git may change. */
const comparable = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

/** The files of the course in a folder; links are listed but not followed. */
export const courseFilesIn = (root: string): CourseFiles => ({
  names: () => namesIn(root),
  contentOf: (file) => contentAt(root, file),
});

/** The files of the course among the output of `npm run release`. */
export function courseFilesOf(files: ReadonlyMap<string, Uint8Array>): CourseFiles {
  const decoder = new TextDecoder();
  const isOfCourse = (file: string): boolean =>
    FILES.includes(file) || FOLDERS.some((folder) => file.startsWith(`${folder}/`));
  const own = new Map([...files].filter(([file]) => isOfCourse(file)));
  return {
    names: () => [...own.keys()].map((file) => ({ file, isUnreadable: false })),
    contentOf: (file) => {
      const contents = own.get(file);
      return contents && comparable(decoder.decode(contents));
    },
  };
}

/** Compares a student's repository with the release; returns up to 200 changes, sorted by name. */
export function compareCourse(theirs: CourseFiles, released: CourseFiles): CourseChange[] {
  const ours = new Set([...released.names()].map(({ file }) => file));
  const others = [...theirs.names()].filter(({ file }) => !ours.has(file));
  const unreadable = others.filter(({ isUnreadable }) => isUnreadable).map(({ file }) => `${file}/`);
  const changes = [...ours].flatMap((file): CourseChange[] => {
    const their = theirs.contentOf(file);
    if (their === UNREADABLE) return [{ file, change: 'unreadable' }];
    if (their !== undefined) return their === released.contentOf(file) ? [] : [{ file, change: 'changed' }];
    // A file in an unreadable folder may exist.
    return unreadable.some((folder) => file.startsWith(folder)) ? [] : [{ file, change: 'missing' }];
  });
  const added = others.map(({ file, isUnreadable }): CourseChange => ({
    file: file.length > MAX_NAME ? `${file.slice(0, MAX_NAME)}…` : file,
    change: isUnreadable ? 'unreadable' : 'added',
  }));
  // Changed course files come first: a flood of added files must not push them past the limit.
  return [...changes, ...added]
    .filter(({ file }) => !PLATFORM_FILES.has(file))
    .slice(0, MAX_CHANGES)
    .sort((one, other) => (one.file < other.file ? -1 : 1));
}

function* namesIn(root: string): Generator<NamedPlace> {
  const isFolder = (file: string): boolean => {
    const entry = entryAt(root, file);
    return entry === UNREADABLE || entry?.isDirectory() === true;
  };
  const present = [...FILES, ...FOLDERS].filter((file) => entryAt(root, file) !== undefined);
  const waiting = present.filter((file) => FOLDERS.includes(file) && isFolder(file));
  for (const file of present) if (!waiting.includes(file)) yield { file, isUnreadable: false };
  let entries = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const inside = entriesOf(path.join(root, folder));
    if (inside === UNREADABLE) yield { file: folder, isUnreadable: true };
    else
      for (const { name, isFolder } of inside) {
        if (++entries > MAX_ENTRIES) return;
        if (isFolder) waiting.push(`${folder}/${name}`);
        else yield { file: `${folder}/${name}`, isUnreadable: false };
      }
  }
}

function entriesOf(folder: string): { name: string; isFolder: boolean }[] | typeof UNREADABLE {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return UNREADABLE;
  }
}

function contentAt(root: string, file: string): Content | undefined {
  const entry = entryAt(root, file);
  if (entry === undefined || entry === UNREADABLE) return entry;
  if (!entry.isFile() || entry.size > MAX_BYTES) return NO_TEXT;
  try {
    return comparable(readFileSync(path.join(root, file), 'utf8'));
  } catch {
    return UNREADABLE;
  }
}

/** Stats of a path; undefined if nothing is there, or if a parent is not a plain folder. */
function entryAt(root: string, file: string): Stats | undefined | typeof UNREADABLE {
  const names = file.split('/');
  try {
    for (const [i] of names.slice(1).entries()) {
      if (!lstatSync(path.join(root, ...names.slice(0, i + 1))).isDirectory()) return undefined;
    }
    return lstatSync(path.join(root, file));
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : UNREADABLE;
  }
}
