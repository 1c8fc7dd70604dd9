import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { classroomResult, encodeClassroomResult } from './formats/classroom';
import { feedbackOn, insightsOn, type ExerciseFeedback } from './feedback';
import { fittingSummary, spaceInSummary } from './job-summary';
import { markdownParts } from './markdown';
import { printable } from '../platform/printable';
import type { Results } from '../results/results';
import { pointsText } from './words';

/** An annotation on a line of the student's file. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Returns one annotation per exercise that is started but not right, with what the terminal says
 * first.
 */
export function annotationsOf(results: Results): Annotation[] {
  return feedbackOn(results).exercises.flatMap((exercise) => {
    const message = annotationMessage(exercise);
    if (message === undefined) return [];
    const { file, line } = exercise;
    return [{ title: `${exercise.title}: ${pointsText(exercise)}`, message: printable(message), file, line }];
  });
}

function annotationMessage(exercise: ExerciseFeedback): string | undefined {
  const { error, first } = exercise;
  if (error !== null) return [...insightsOn(exercise, undefined), ...exercise.opening, error].join('\n');
  if (first === undefined) return undefined;
  const { title, message, hint } = first;
  return [title, ...insightsOn(exercise, first), message, `Hint: ${hint}`].join('\n');
}

/**
 * Shows the results in GitHub Actions: the terminal's text in the log, and annotations.
 *
 * @param folder the folder that the file names in the results are relative to, relative to the
 *   repository
 */
export async function showInActions(results: Results, text: string, folder: string): Promise<void> {
  const core = await import('@actions/core');
  // The text contains output of submissions; between these lines the runner ignores commands.
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  console.log(text);
  console.log(`::${token}::`);
  for (const { title, message, file, line } of annotationsOf(results)) {
    core.error(message, { title, file: path.posix.join(folder, file), startLine: line });
  }
}

/** Sets the outputs of the step: points, and the GitHub Classroom result of each exercise. */
export async function setActionsOutputs(results: Results): Promise<void> {
  const core = await import('@actions/core');
  for (const exercise of results.exercises) {
    core.setOutput(exercise.id, encodeClassroomResult(classroomResult(exercise)));
  }
  core.setOutput('points', results.points);
  core.setOutput('max-points', results.maxPoints);
}

const TOO_LARGE =
  'The summary would be too large for GitHub. The log of this step and results.json have everything.';

/** Writes the job summary, if there is a job. */
export async function summarizeInActions(results: Results): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
  const core = await import('@actions/core');
  const text = fittingSummary(markdownParts(results), spaceInSummary(process.env), TOO_LARGE);
  await core.summary.addRaw(text).write();
}

/** Reports results to GitHub Actions: log, annotations, outputs and job summary. */
export async function reportToActions(results: Results, text: string, folder: string): Promise<void> {
  await showInActions(results, text, folder);
  await setActionsOutputs(results);
  await summarizeInActions(results);
}
