import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Names of ordinary characters, which are safe to print. */
const PLAIN_NAME = /^[\w .()-]{1,80}$/;
const EXTENSIONS = /(\.([cm]?[jt]s|[jt]sx|txt))+$/i;

/** What systems and editors add to the name of a copy. */
const COPY_MARKS = /^copy of |( - |[ _-])(copy|kopie|copie|copia)\b.*$| ?\(\d+\)$/gi;
const MOST_NAMED = 3;

/** The part of a name that a mistake keeps: `Causal_Mask (1).js` has that of `causal-mask.ts`. */
const coreOf = (name: string): string =>
  name
    .replace(EXTENSIONS, '')
    .replace(COPY_MARKS, '')
    .replace(/[-_ .]/g, '')
    .toLowerCase();

/**
 * Files that a student may have written instead of an exercise's own: with another extension, a
 * slightly different name, or in another folder. Named as the student knows them, `/`-separated.
 *
 * @param root the folder that contains the module folders
 * @param own the exercise's file, `/`-separated, relative to the root
 * @param modules the names of the module folders
 * @param used files that the exercise imports, relative to the root
 */
export function unreadFiles(
  root: string,
  own: string,
  modules: readonly string[],
  used: readonly string[] = [],
): string[] {
  const core = coreOf(path.posix.basename(own));
  const isNamedExercises = path.basename(root) === 'exercises';
  const prefix = isNamedExercises ? 'exercises/' : '';
  const inFolder = (folder: string, shown: string): string[] =>
    namesIn(path.join(root, folder))
      .filter((name) => PLAIN_NAME.test(name) && coreOf(name) === core)
      .filter((name) => ![own, ...used].includes(path.posix.join(folder, name)))
      .map((name) => `${shown}${name}`);
  const found = [
    ...modules.flatMap((module) => inFolder(module, `${prefix}${module}/`)),
    ...inFolder('.', prefix),
    ...(isNamedExercises ? inFolder('..', '') : []),
  ];
  const folder = `${prefix}${path.posix.dirname(own)}/`;
  // The most likely first: beside the exercise's own file.
  return found
    .sort((one, other) => Number(other.startsWith(folder)) - Number(one.startsWith(folder)))
    .slice(0, MOST_NAMED);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
