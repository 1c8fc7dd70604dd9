import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';
import { byName } from '../results/class-record';
import { isClassFile } from '../results/layout';

/** A submission of a class: a folder of the class's folder. */
export interface ClassSubmission {
  readonly name: string;
  readonly directory: string;
}

/** A folder that holds no class; the message is the one line that its owner needs. */
export class NoClass extends Refusal {
  override readonly name = 'NoClass';
}

/**
 * The submissions of a folder, by name: all folders in it but hidden ones, `node_modules` and the one that the results go to.
 *
 * @param orNone whether an empty folder is a class as well: a part of one may have no submissions
 * @throws NoClass when there are none
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
      `a submission cannot be called "${reserved.name}", which is a file of the results; rename it`,
    );
  }
  if (submissions.length === 0) {
    throw new NoClass(`${folder} holds no submissions: each is a folder in it, which holds exercises/`);
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
    return false; // A link that leads nowhere.
  }
}

/** A message about a submission that says the same wherever the class lies. */
export const withoutPlace = (message: string, { name, directory }: ClassSubmission): string =>
  message.replaceAll(path.resolve(directory), name);
