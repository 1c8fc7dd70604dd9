import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { classroomResult, encodeClassroomResult } from './classroom';
import { firstProblem, hintFor, insightsFor } from './feedback';
import { renderMarkdown } from './markdown';
import { printable } from './printable';
import type { ExerciseResult, Results } from './results';

/** An annotation on the student's own file and line. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/** One annotation for each exercise that is begun but not right: what the terminal says first. */
export function annotationsOf(results: Results): Annotation[] {
  return results.exercises.flatMap((exercise) => {
    const message = annotationMessage(exercise);
    if (message === undefined) return [];
    const title = `${exercise.title}: ${String(exercise.points)}/${String(exercise.maxPoints)}`;
    return [
      { title, message: printable(message), file: exercise.location.file, line: exercise.location.line },
    ];
  });
}

function annotationMessage(exercise: ExerciseResult): string | undefined {
  if (exercise.status === 'error') return exercise.error ?? undefined;
  const problem = firstProblem(exercise);
  if (exercise.status !== 'failed' || problem === undefined) return undefined;
  return [
    problem.title,
    ...insightsFor(exercise, problem),
    problem.message,
    `Hint: ${hintFor(exercise, problem)}`,
  ].join('\n');
}

/**
 * Tells GitHub Actions the results: the terminal's text in the log, annotations, the job summary, and an output for each
 * exercise in the form of GitHub Classroom.
 *
 * @param folder where the files of the results lie, relative to the repository
 */
export async function reportToActions(results: Results, text: string, folder: string): Promise<void> {
  const core = await import('@actions/core');
  // The text holds what submissions print and throw; between these lines the runner takes nothing for a command.
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  console.log(text);
  console.log(`::${token}::`);
  for (const { title, message, file, line } of annotationsOf(results)) {
    core.error(message, { title, file: path.posix.join(folder, file), startLine: line });
  }
  for (const exercise of results.exercises) {
    core.setOutput(exercise.id, encodeClassroomResult(classroomResult(exercise)));
  }
  core.setOutput('points', results.points);
  core.setOutput('max-points', results.maxPoints);
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined)
    await core.summary.addRaw(renderMarkdown(results)).write();
}
