import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { modules } from '../course';
import { gradeSubmission } from '../judge/grade-submission';
import { writeWhole } from '../repository/write-whole';
import { reportToActions } from '../report/github-actions';
import { renderTerminal } from '../report/terminal';
import type { Results } from '../report/results';
import { submissionRoot } from '../sandbox/submission';
import { chosenExercises, type GradingOptions } from './options';
import { UsageError } from './usage-error';

export interface GradeCommand extends GradingOptions {
  readonly names: readonly string[];
  readonly submission: string;
  readonly out?: string;
  readonly all: boolean;
}

/** Grades, reports, and resolves with the exit code: 0 every point earned, 1 points missing. */
export async function grade({ names, out, all, ...options }: GradeCommand): Promise<number> {
  const results = await gradeSubmission({ ...options, exercises: chosenExercises(names) });
  if (out !== undefined) writeResults(out, results);
  const text = renderTerminal(results, { all });
  if (process.env['GITHUB_ACTIONS'] === 'true') {
    await reportToActions(results, text, submissionFolder(options.submission));
  } else console.log(text);
  return results.points === results.maxPoints ? 0 : 1;
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

function writeResults(directory: string, results: Results): void {
  try {
    mkdirSync(directory, { recursive: true });
    writeWhole(path.join(directory, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`the results cannot be written to ${directory}: ${why}`);
  }
}
