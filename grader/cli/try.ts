import path from 'node:path';
import { exercises, exercisesIn, modules, pathOf, type CourseExercise } from '../course';
import type { OpenSession } from '../sandbox/open-session';
import { courseRoot } from '../submission/course-root';
import { renderRanFile, renderTried } from '../try/render';
import { runFile } from '../try/scratch';
import { tryFunction } from '../try/try-function';
import { UsageError } from './usage-error';

export interface TryCommand {
  /** The id or the file of an exercise, or another file of the submission. */
  readonly name: string;
  readonly submission: string;
  readonly function?: string;
  readonly input?: string;
  /** The sandbox, which started before the other modules were loaded. */
  readonly opened: OpenSession;
}

/** Calls a student's function once, or runs a student's file, and shows what happened. */
export async function tryOut({ name, submission, opened, ...options }: TryCommand): Promise<void> {
  const root = courseRoot(submission);
  const exercise = exerciseNamed(name);
  if (exercise !== undefined) {
    console.log(renderTried(await tryFunction({ ...options, root, exercise }, opened)));
    return;
  }
  for (const option of ['function', 'input'] as const)
    if (options[option] !== undefined) throw new UsageError(`--${option} needs an exercise, not a file`);
  console.log(renderRanFile(await runFile(root, name, opened)));
}

/** @returns undefined for the name of any other file */
function exerciseNamed(name: string): CourseExercise | undefined {
  const file = name.split(path.sep).join('/');
  const found = exercises.find(
    (each) => each.definition.id === name || `/${file}`.endsWith(`/${pathOf(each)}`),
  );
  if (found !== undefined || /\.\w+$/.test(name)) return found;
  const module = modules.find(({ id }) => id === name);
  const ids = (module === undefined ? exercises : exercisesIn([module])).map(
    ({ definition }) => definition.id,
  );
  const what = module === undefined ? `there is no exercise "${name}"` : `${name} is a module`;
  throw new UsageError(`${what}; choose from ${ids.join(', ')}, or name a file such as scratch.ts`);
}
