import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, modules, type CourseExercise } from '../course';
import { gradeSubmission } from '../judge/grade-submission';
import { reportToActions } from '../report/github-actions';
import { renderTerminal } from '../report/terminal';
import type { Results } from '../report/results';
import type { Confinement } from '../sandbox/launchers';
import { submissionRoot } from '../sandbox/submission';
import { UsageError } from './usage-error';

export interface GradeCommand {
  readonly names: readonly string[];
  readonly submission: string;
  readonly out?: string;
  readonly seed: number;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
  readonly all: boolean;
}

/** Grades, reports, and resolves with the exit code: 0 every point earned, 1 points missing. */
export async function grade({ names, out, all, ...options }: GradeCommand): Promise<number> {
  const results = await gradeSubmission({ ...options, exercises: chosen(names) });
  if (out !== undefined) writeResults(out, results);
  const text = renderTerminal(results, { all });
  if (process.env['GITHUB_ACTIONS'] === 'true') {
    await reportToActions(results, text, submissionFolder(options.submission));
  } else console.log(text);
  return results.points === results.maxPoints ? 0 : 1;
}

/**
 * The exercises that are meant, in course order.
 *
 * @throws UsageError for a name that is neither an exercise nor a module
 */
function chosen(names: readonly string[]): CourseExercise[] {
  const known = [...modules.map(({ id }) => id), ...exercises.map(({ definition }) => definition.id)];
  for (const name of names) {
    if (!known.includes(name))
      throw new UsageError(`there is no exercise or module "${name}"; there are ${known.join(', ')}`);
  }
  return exercises.filter(
    ({ definition, module }) =>
      names.length === 0 || names.includes(definition.id) || names.includes(module.id),
  );
}

/** Where the folder lies that the results' file names begin with, relative to the repository of the workflow. */
function submissionFolder(submission: string): string {
  const root = submissionRoot(
    submission,
    modules.map(({ id }) => id),
  );
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  return path.relative(workspace, path.dirname(root)).split(path.sep).join('/');
}

/** Writes the file whole or not at all. */
function writeResults(directory: string, results: Results): void {
  const file = path.join(directory, 'results.json');
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${file}.unfinished`, `${JSON.stringify(results, null, 2)}\n`);
    renameSync(`${file}.unfinished`, file);
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`the results cannot be written to ${directory}: ${why}`);
  }
}
