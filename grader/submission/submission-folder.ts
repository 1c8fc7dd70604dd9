import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
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

/**
 * The folder that contains the module folders: `<directory>/exercises` or the directory itself.
 *
 * @throws UnreadableSubmission if there is no such folder
 */
export function submissionRoot(directory: string, modules: readonly string[]): string {
  const given = path.resolve(directory);
  if (!existsSync(given)) throw new UnreadableSubmission(`there is no folder ${given}`);
  if (!statSync(given).isDirectory()) {
    throw new UnreadableSubmission(`${given} is a file; submit the folder that contains exercises/`);
  }
  const candidates = [path.join(given, 'exercises'), given];
  const found = candidates.find((candidate) =>
    modules.some((module) => existsSync(path.join(candidate, module))),
  );
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
