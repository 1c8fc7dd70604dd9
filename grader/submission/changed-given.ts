import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, problemWith } from './allowed-files';
import { isInside } from '../platform/paths';
import type { GivenChange } from '../results/advice';

/** Names that cannot contain anything but a path. */
const PLAIN_PATH = /^[\w.-]+(\/[\w.-]+){0,3}$/;
const MAX_NAME = 100;

/** An import in one line, not in a comment. */
const IMPORT = /^(?![ \t]*(?:\/\/|\*|\/\*))[^\n]*?\bfrom[ \t]*['"](\.{1,2}\/[^'"\n]{1,200})['"]/gm;

/**
 * The files of the submission's `given/` that an exercise imports, even only for types, and that
 * differ from the course's. The grader always uses the course's copies.
 *
 * @param files the files of the exercise's script, `/`-separated, relative to the root
 */
export function changedGiven(root: string, given: string, files: readonly string[]): GivenChange[] {
  const own = path.join(root, 'given');
  const imported = new Set(files.flatMap((file) => importsOfGiven(root, file)));
  return [...imported].sort().flatMap((file): GivenChange[] => {
    const name = path.relative(own, file).split(path.sep).join('/');
    if (name.length > MAX_NAME || !PLAIN_PATH.test(name)) return [];
    const change = changeOf(root, given, name);
    return change === undefined ? [] : [{ file: name, change }];
  });
}

/** How a file in the submission's `given/` differs from the course's; undefined if it does not. */
export function changeOf(root: string, given: string, name: string): GivenChange['change'] | undefined {
  const [theirs, ours] = [path.join(root, 'given', name), path.join(given, name)];
  if (problemWith(theirs, root) !== undefined) return undefined;
  if (!existsSync(ours)) return 'added';
  return linesOf(theirs) === linesOf(ours) ? undefined : 'changed';
}

/** The files in the submission's `given/` that a file imports. */
function importsOfGiven(root: string, file: string): string[] {
  const place = path.join(root, file);
  const own = path.join(root, 'given');
  if (!isInside(root, place) || isInside(own, place) || problemWith(place, root) !== undefined) return [];
  const names = [...readFileSync(place, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);
  return names
    .map((name) => path.resolve(path.dirname(place), name))
    .filter((target) => isInside(own, target))
    .flatMap((target) => fileAt(target) ?? []);
}

/** Ignores line endings, which Git may have changed. */
const linesOf = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trimEnd();
