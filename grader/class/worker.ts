/**
 * The process that grades the submissions of a class, one after the other. It stays warm between them, and ends with the process
 * that started it, however that ends.
 */
import { exercises, pathOf, type CourseExercise } from '../course';
import { filesByUse, type Bundles } from '../submission/bundle-submission';
import { courseRoot } from '../submission/course-root';
import { gradeSubmission } from '../judge/grade-submission';
import { prepareTogether } from '../submission/prepare-together';
import { submittedSources } from '../submission/submitted-sources';

import type { Results } from '../results/results';
import { UnreadableSubmission } from '../submission/submission-folder';
import type { GradingChoices } from './content-key';
import type { Source } from '../results/sources';

export interface GradingTask extends GradingChoices {
  readonly directory: string;
}

/** Submissions that are graded next, and how. */
export type PreparingTask = GradingChoices & { readonly directories: readonly string[] };

export interface GradedWithSources {
  readonly results: Results;
  /** The code that was graded, as reports show it. */
  readonly sources: readonly Source[];
}

/** What came out, or why there is nothing to grade. */
export type GradingAnswer = GradedWithSources | { readonly unreadable: string };

// Where Node has no flag against it, this keeps its inspector shut.
process.on('SIGUSR1', () => undefined);

// Ending by exit takes the sandbox along. Ctrl-C reaches every process of a terminal.
const end = (): void => process.exit(130);
process.once('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);

/** The last submissions that were made ready; some may be graded by another worker. */
let prepared: ReadonlyMap<string, Promise<Bundles>> = new Map();

export default async function gradeOne({ directory, ...task }: GradingTask): Promise<GradingAnswer> {
  const chosen = chosenBy(task);
  const bundled = prepared.get(directory);
  let used: readonly string[] = [];
  try {
    const results = await gradeSubmission({
      ...task,
      submission: directory,
      exercises: chosen,
      tellBundled: ({ bundles }) => (used = filesByUse(bundles)),
      ...(bundled && { bundled }),
    });
    return { results, sources: await submittedSources(courseRoot(directory), chosen.map(pathOf), used) };
  } catch (failure) {
    if (failure instanceof UnreadableSubmission) return { unreadable: failure.message };
    throw failure;
  }
}

export async function prepare({ directories, ...choices }: PreparingTask): Promise<void> {
  prepared = await prepareTogether(directories, chosenBy(choices), choices.isolate);
}

const chosenBy = (choices: GradingChoices): CourseExercise[] =>
  exercises.filter(({ definition }) => choices.exercises.includes(definition.id));
