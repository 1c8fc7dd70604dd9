import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from './allowed-files';
import { Refusal } from '../platform/refusal';
import { isInside } from '../platform/paths';

/** The file of an exercise, for instance module `1-attention`, file `causal-mask.ts`. */
export interface ExerciseFile {
  readonly id: string;
  readonly module: string;
  readonly file: string;
}

/** The submission cannot be read at all. The message is one line for the person who sent it. */
export class UnreadableSubmission extends Refusal {
  override readonly name = 'UnreadableSubmission';
}

/** Folders that systems and tools leave beside submissions and their files. */
const LEFT_BEHIND = /^(\..*|__MACOSX|node_modules)$/;

export const isLeftBehind = (name: string): boolean => LEFT_BEHIND.test(name);

/** As deep as downloads wrap a submission: a folder of the platform, and one of the archive. */
const MAX_WRAPPERS = 3;

/**
 * The folder that contains the module folders: `<directory>/exercises` or the directory itself. If
 * a directory holds nothing but one folder, as in a downloaded archive, it is looked for there.
 *
 * @throws UnreadableSubmission if there is no such folder
 */
export function submissionRoot(directory: string, modules: readonly string[]): string {
  const given = path.resolve(directory);
  if (!existsSync(given)) throw new UnreadableSubmission(`there is no folder ${given}`);
  if (!statSync(given).isDirectory()) {
    throw new UnreadableSubmission(
      isArchive(given)
        ? `${given} is an archive; unpack it`
        : `${given} is a file; submit the folder that contains exercises/`,
    );
  }
  const found = rootBelow(given, modules, MAX_WRAPPERS);
  if (found === undefined) {
    throw new UnreadableSubmission(
      `${given} holds neither exercises/ nor a module folder such as ${modules[0] ?? ''}/`,
    );
  }
  const root = realpathSync(found);
  if (!isInside(realpathSync(given), root)) {
    throw new UnreadableSubmission(`${found} is a link that points outside the submission`);
  }
  return root;
}

const ARCHIVE = /\.(zip|rar|7z|tar|tgz|tar\.(gz|bz2|xz))$/i;

export const isArchive = (file: string): boolean => ARCHIVE.test(file);

/** A file's name without the extension of an archive. */
export const withoutArchive = (name: string): string => name.replace(ARCHIVE, '');

/** `<folder>/exercises` or the folder itself, if it contains a module folder. */
export const rootIn = (folder: string, modules: readonly string[]): string | undefined =>
  [path.join(folder, 'exercises'), folder].find((candidate) =>
    modules.some((module) => existsSync(path.join(candidate, module))),
  );

function rootBelow(folder: string, modules: readonly string[], wrappers: number): string | undefined {
  const found = rootIn(folder, modules);
  if (found !== undefined || wrappers === 0) return found;
  const [only, ...others] = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !isLeftBehind(entry.name),
  );
  return only === undefined || others.length > 0
    ? undefined
    : rootBelow(path.join(folder, only.name), modules, wrappers - 1);
}

/**
 * The folders around `exercises/` or the module folders, `/`-separated and relative to the
 * submission; undefined if there are none.
 */
export function wrapperOf(directory: string, root: string): string | undefined {
  const relative = path.relative(realpathSync(directory), root);
  const parts = relative.split(path.sep).filter((part) => part !== '');
  if (parts.at(-1) === 'exercises') parts.pop();
  return parts.length === 0 ? undefined : parts.join('/');
}

/**
 * The line on which a file of the submission exports a name, for annotations; 1 if it is not found
 * or the file may not be read.
 */
export function lineOfExport(root: string, file: string, name: string): number {
  if (problemWith(file, root) !== undefined) return 1;
  // No two adjacent parts match spaces: backtracking over a megabyte of them would take hours.
  const pattern = new RegExp(
    `^\\s*export\\s+(?:async\\s+)?(?:function|const|let|var|class)[\\s*]+${name}\\b`,
  );
  const index = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .findIndex((line) => pattern.test(line));
  return Math.max(index, 0) + 1;
}
