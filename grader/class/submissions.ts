import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';
import { byName } from '../results/class-record';
import { isClassFile } from '../results/layout';

/** A submission of a class: a subfolder of the class's folder. */
export interface ClassSubmission {
  readonly name: string;
  readonly directory: string;
}

/** A folder is not a class. The message tells the user why in one line. */
export class NoClass extends Refusal {
  override readonly name = 'NoClass';
}

/**
 * Lists the submissions in a folder, sorted by name: all subfolders except hidden ones,
 * `node_modules` and the folder of the results.
 *
 * @param orNone whether an empty folder is allowed, because a part of a class may be empty
 * @throws NoClass if there are none
 */
export function submissionsIn(
  folder: string,
  out: string,
  { orNone = false }: { readonly orNone?: boolean } = {},
): ClassSubmission[] {
  const names = namesIn(folder);
  if (orNone && names.length === 0) return [];
  const submissions = names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => ({ name, directory: path.join(folder, name) }))
    .filter(({ directory }) => isFolder(directory) && path.resolve(directory) !== path.resolve(out))
    .sort((one, other) => byName(one.name, other.name));
  const reserved = submissions.find(({ name }) => isClassFile(name));
  if (reserved !== undefined) {
    throw new NoClass(
      `a submission cannot be called "${reserved.name}", because the results have a file of that name; rename it`,
    );
  }
  if (submissions.length === 0) {
    throw new NoClass(`${folder} contains no submissions: each must be a folder that contains exercises/`);
  }
  return submissions;
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
export const withoutPlace = (message: string, { name, directory }: ClassSubmission): string =>
  message.replaceAll(path.resolve(directory), name);
