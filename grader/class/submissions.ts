import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { modules } from '../course';
import { isInside, realPlace } from '../platform/paths';
import { Refusal } from '../platform/refusal';
import { byName } from '../results/class-record';
import { isClassFile } from '../results/layout';
import { isArchive, isLeftBehind, rootIn, withoutArchive } from '../submission/submission-folder';

/**
 * A submission of a class: a subfolder of the class's folder, or an archive that nobody unpacked,
 * which cannot be read.
 */
export interface ClassSubmission {
  readonly name: string;
  readonly directory: string;
}

/** A folder is not a class. The message tells the user why in one line. */
export class NoClass extends Refusal {
  override readonly name = 'NoClass';
}

/**
 * Lists the submissions in a folder, sorted by name: all subfolders except hidden ones, those of
 * other tools and the folder of the results, and archives without a folder of their name.
 *
 * @param orNone whether an empty folder is allowed, because a part of a class may be empty
 * @throws NoClass if there are none, if the folder is a submission itself, or if results in `out`
 *   would be mixed with submissions
 */
export function submissionsIn(
  folder: string,
  out: string,
  { orNone = false }: { readonly orNone?: boolean } = {},
): ClassSubmission[] {
  const names = namesIn(folder);
  if (orNone && names.length === 0) return [];
  refuseSubmission(folder);
  const folders = names
    .filter((name) => !isLeftBehind(name))
    .map((name) => ({ name, directory: path.join(folder, name) }))
    .filter(({ directory }) => isFolder(directory) && !isResults(directory, out));
  const submissions = [...folders, ...archivesWithout(folders, folder, names)].sort((one, other) =>
    byName(one.name, other.name),
  );
  const reserved = submissions.find(({ name }) => isClassFile(name));
  if (reserved !== undefined) {
    throw new NoClass(
      `a submission cannot be called "${reserved.name}", because the results have a file of that name; rename it`,
    );
  }
  if (submissions.length === 0) {
    throw new NoClass(`${folder} contains no submissions: each must be a folder that contains exercises/`);
  }
  refuseOverlap(folder, out, submissions);
  return submissions;
}

/** Archives beside a folder of the same name, which is graded instead. */
export const unpackedArchives = (folder: string): string[] => {
  const names = namesIn(folder);
  return names.filter((name) => isArchive(name) && names.includes(withoutArchive(name)));
};

/** Two archives of one student, such as sam.zip and sam.tar, are one submission. */
function archivesWithout(
  folders: readonly ClassSubmission[],
  folder: string,
  names: readonly string[],
): ClassSubmission[] {
  const known = new Set(folders.map(({ name }) => name));
  return names.filter(isArchive).flatMap((file) => {
    const name = withoutArchive(file);
    if (known.has(name) || isLeftBehind(name)) return [];
    known.add(name);
    return [{ name, directory: path.join(folder, file) }];
  });
}

const rootOf = (folder: string): string | undefined =>
  rootIn(
    folder,
    modules.map(({ id }) => id),
  );

const isResults = (directory: string, out: string): boolean =>
  path.resolve(directory) === path.resolve(out) && rootOf(directory) === undefined;

function refuseSubmission(folder: string): void {
  const root = rootOf(folder);
  if (root === undefined) return;
  throw new NoClass(
    `${folder} looks like one submission, because it contains ${root === folder ? 'module folders' : 'exercises/'}; name the folder that contains all submissions, or grade one with: npm run grade -- --submission ${folder}`,
  );
}

/** Results must not be written into a submission, or beside the submissions that they are about. */
function refuseOverlap(folder: string, out: string, submissions: readonly ClassSubmission[]): void {
  const results = realPlace(out);
  const filled = submissions.find(({ directory }) => isInside(realPlace(directory), results));
  if (filled === undefined && !isInside(results, realPlace(folder))) return;
  throw new NoClass(
    filled === undefined
      ? `--out ${out} contains the submissions in ${folder}; choose another folder for the results`
      : `--out ${out} is in the submission ${filled.name}; choose another folder for the results`,
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (failure) {
    const why = (failure as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no' : 'cannot read the';
    throw new NoClass(`${why} folder ${folder}`);
  }
}

function isFolder(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch {
    return false; // A broken link.
  }
}

/**
 * Replaces a submission's path in a message with its name, so that the message does not depend on
 * where the class is stored.
 */
export const withoutPlace = (message: string, { directory }: ClassSubmission): string =>
  message.replaceAll(path.resolve(directory), path.basename(directory));
