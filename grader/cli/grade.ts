import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { filesByUse } from '../submission/bundle-submission';
import { courseRoot } from '../submission/course-root';
import { gradeSubmission, type GradeOptions } from '../judge/grade-submission';
import type { OpenSession } from '../sandbox/open-session';
import { unreadableResults } from '../judge/unreadable-results';
import { writeWhole } from '../platform/write-whole.mjs';
import { reportToActions, setActionsOutputs } from '../report/github-actions';
import { keepCounterexamples } from '../results/last-counterexamples';
import type { Results } from '../results/results';
import { printableLine } from '../platform/printable';
import { UnreadableSubmission, wrapperOf } from '../submission/submission-folder';
import { chosenExercises } from './choose-exercises';
import { DEFAULT_OUT, type ChosenNames, type GradingOptions } from './options';
import { readNext } from './read-next';
import { withoutSeed } from './student-copy';
import { UsageError } from './usage-error';
import { writePage } from './write-page';
import { submissionFiles } from '../results/layout';

export interface GradeCommand extends GradingOptions, ChosenNames {
  readonly submission: string;
  readonly out?: string;
  readonly report?: 'html';
  readonly all: boolean;
  /** Whether everything shown and written is a student's copy, without the seed and its inputs. */
  readonly hideSeed: boolean;
  /** The sandbox, which started before the other modules were loaded. */
  readonly opened: OpenSession;
}

/**
 * Grades and reports.
 *
 * @returns the exit code: 0 if every point was earned, 1 if points are missing
 */
export async function grade(command: GradeCommand): Promise<number> {
  const { names, assignment, all, report, hideSeed, ...options } = command;
  const out = options.out ?? (report === undefined ? undefined : DEFAULT_OUT);
  let used: readonly string[] = [];
  const [graded, { renderTerminal }, { terminalWidth, wrap }] = await Promise.all([
    gradeOrReport({
      ...options,
      exercises: chosenExercises(names, { assignment, submission: options.submission }),
      withConcepts: true,
      tellBundled: ({ bundles }) => (used = filesByUse(bundles)),
      ...(process.stdout.isTTY ? { tellSoFar: showSoFar } : {}),
    }),
    import('../report/terminal'), // Loads during bundling.
    import('../report/wrap'),
  ]);
  const results = hideSeed ? withoutSeed(graded) : graded;
  const root = courseRoot(options.submission);
  const wrapper = wrapperOf(options.submission, root);
  if (wrapper !== undefined) console.error(`Graded the files in the folder ${printableLine(wrapper)}.`);
  keepCounterexamples(root, results);
  if (out !== undefined)
    await write(out, () => {
      writeResults(out, results);
    });
  if (out !== undefined && report !== undefined) {
    await write(out, () => writePage(out, results, options.submission, used));
    console.error(`The report is in ${path.join(out, submissionFiles.report)}`);
  }
  const text = renderTerminal(results, { all, width: terminalWidth() });
  if (process.env['GITHUB_ACTIONS'] === 'true') {
    await reportToActions(results, text, submissionFolder(options.submission));
  } else {
    console.log(text);
    const next = results.points === results.maxPoints ? readNext(results) : undefined;
    if (next !== undefined) console.log(`\n${wrap(next, terminalWidth()).join('\n')}`);
  }
  return results.points === results.maxPoints ? 0 : 1;
}

/** Shows the points while checks that take long are still running. */
const showSoFar: NonNullable<GradeOptions['tellSoFar']> = (results, { checks }) => {
  void Promise.all([import('../report/terminal'), import('../report/wrap')]).then(
    ([{ renderSoFar }, { terminalWidth }]) => {
      console.log(renderSoFar(results, checks, terminalWidth()));
    },
  );
};

/**
 * An unreadable submission also sets its outputs: without them, GitHub Classroom's reporter would
 * fail with a misleading message.
 */
async function gradeOrReport(options: GradeOptions & GradingOptions): Promise<Results> {
  try {
    return await gradeSubmission(options);
  } catch (failure) {
    if (process.env['GITHUB_ACTIONS'] === 'true' && failure instanceof UnreadableSubmission)
      await setActionsOutputs(unreadableResults(options.exercises, failure.message, options));
    throw failure;
  }
}

/**
 * Returns the folder that the file names in the results are relative to, relative to the workflow's
 * repository.
 */
function submissionFolder(submission: string): string {
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  return path
    .relative(workspace, path.dirname(courseRoot(submission)))
    .split(path.sep)
    .join('/');
}

function writeResults(directory: string, results: Results): void {
  mkdirSync(directory, { recursive: true });
  writeWhole(path.join(directory, submissionFiles.results), `${JSON.stringify(results, null, 2)}\n`);
}

async function write(directory: string, writing: () => void | Promise<void>): Promise<void> {
  try {
    await writing();
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`cannot write the results to ${directory}: ${why}`);
  }
}
