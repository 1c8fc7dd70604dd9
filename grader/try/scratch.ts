import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { explainThrow } from '../engine/explain-throw';
import { isInside } from '../platform/paths';
import { inRepository } from '../platform/root';
import type { PrintedBy } from '../sandbox/printed-lines';
import type { OpenSession } from '../sandbox/open-session';
import { problemWith } from '../submission/allowed-files';
import { bundleExercise } from '../submission/bundle';
import { NotTried } from './not-tried';
import { CANNOT_RUN, lineAt, run } from './run-code';

/** A student's own file, after it was run. */
export interface RanFile {
  /** `/`-separated, relative to the folder that contains the module folders. */
  readonly file: string;
  readonly printed: readonly PrintedBy[];
  /** Undefined if it ran to its end. */
  readonly error: { readonly error: string; readonly line: string | undefined } | undefined;
}

/**
 * Runs a file of the submission once, in the sandbox, as an exercise is imported.
 *
 * @param root the folder that contains the module folders
 * @param name the file's path, from that folder, the one that contains it, or the working directory
 * @throws NotTried
 */
export async function runFile(root: string, name: string, opened: OpenSession): Promise<RanFile> {
  const file = fileIn(root, name);
  const [module, base] = [path.posix.dirname(file), path.posix.basename(file)];
  const bundled = await bundleExercise(root, inRepository('exercises', 'given'), {
    id: file,
    module,
    file: base,
  });
  if ('problem' in bundled)
    return {
      file,
      printed: [],
      error: { error: `${CANNOT_RUN}\n${bundled.problem.message}`, line: undefined },
    };
  const session = await opened.session;
  session.serve({ bundles: new Map([[file, bundled.bundle]]), modelAnswers: '' });
  const { printed, answer } = await run(session, file, () => session.load(file));
  if ('failure' in answer)
    return { file, printed, error: { error: `${base} ${answer.failure}.`, line: undefined } };
  if (answer.reply.kind !== 'threw') return { file, printed, error: undefined };
  const line = answer.location === undefined ? undefined : lineAt(root, answer.location);
  return { file, printed, error: { error: explainThrow(answer, base, [], false).message, line } };
}

function fileIn(root: string, name: string): string {
  const places = [root, path.dirname(root), process.cwd()]
    .map((folder) => path.resolve(folder, name))
    .filter((place) => existsSync(place));
  const own = places.find((place) => isInside(root, realpathSync(place)) && statSync(place).isFile());
  const folder = path.basename(root);
  if (own === undefined) {
    if (places.length === 0) throw new NotTried(`there is no file ${name}, neither here nor in ${folder}/`);
    throw new NotTried(
      `${name} is not a file in ${folder}/; move it to ${folder}/${path.basename(name)}, where it can import './1-attention/causal-mask' and '@tensorflow/tfjs'`,
    );
  }
  const file = path.relative(root, realpathSync(own)).split(path.sep).join('/');
  const problem = problemWith(own, root);
  if (problem !== undefined) throw new NotTried(`${folder}/${file} ${problem}`);
  return file;
}
