import { appendFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { classroom50Result, classroom50Status } from '../report/formats/classroom50';
import { renderMarkdown } from '../report/markdown';
import { showInActions } from '../report/github-actions';
import { renderTerminal } from '../report/terminal';
import { chosenExercises } from './choose-exercises';
import type { ChosenNames, GradingOptions } from './options';
import { UsageError } from './usage-error';
import { verdictOn } from './verdict';
import { asJson, writeFile } from './write-file';
import { writePage } from './write-page';

export interface Classroom50Command extends GradingOptions, ChosenNames {
  /** The student's repository. */
  readonly submission: string;
  /** The folder for result.json, release-body.md and report.html. */
  readonly out: string;
}

const text = z.string().min(1);

/** The environment that Classroom 50's runner sets for its autograder. */
export const classroom50Environment = z.object({
  CLASSROOM: text,
  ASSIGNMENT: text,
  SUBMISSION_TAG: text,
  COMMIT_URL: text,
  RELEASE_URL: text,
  REVIEW_URL: z.string().default(''),
});

/**
 * Reads the submission's metadata from the environment of Classroom 50's runner.
 *
 * @throws UsageError naming the missing variable
 */
export function classroom50Submission(
  env: NodeJS.ProcessEnv,
  datetime: Date,
): Parameters<typeof classroom50Result>[1] {
  const parsed = classroom50Environment.safeParse(env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new UsageError(`the environment variable ${name} is not set; Classroom 50’s runner sets it`);
  }
  const { data } = parsed;
  return {
    classroom: data.CLASSROOM,
    assignment: data.ASSIGNMENT,
    submission: data.SUBMISSION_TAG,
    commit: data.COMMIT_URL,
    release: data.RELEASE_URL,
    review: data.REVIEW_URL === '' ? data.COMMIT_URL : data.REVIEW_URL,
    datetime,
  };
}

/**
 * Grades as Classroom 50's autograder: writes result.json, release-body.md, report.html and the
 * commit's status.
 *
 * @returns exit code 0, whatever the points
 * @throws on infrastructure errors
 */
export async function classroom50(
  { names, assignment, out, submission, ...options }: Classroom50Command,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const about = classroom50Submission(env, new Date());
  const results = await verdictOn({
    ...options,
    submission,
    exercises: chosenExercises(names, { assignment }),
  });
  writeFile(path.join(out, 'result.json'), asJson(classroom50Result(results, about)));
  writeFile(path.join(out, 'release-body.md'), renderMarkdown(results));
  await writePage(out, results, submission);
  const outputs = env['GITHUB_OUTPUT'];
  if (outputs !== undefined && outputs !== '') {
    const { status, summary } = classroom50Status(results);
    appendFileSync(outputs, `status=${status}\nsummary=${summary}\n`);
  }
  const shown = renderTerminal(results, { all: false });
  if (env['GITHUB_ACTIONS'] === 'true') await showInActions(results, shown, '');
  else console.log(shown);
  return 0;
}
