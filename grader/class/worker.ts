/**
 * Worker process that grades submissions of a class, one at a time. It stays warm between them and
 * exits with its parent, however that ends.
 */
import { submittedReflections } from '../concepts/reflection';
import { exitWhenAsked } from '../platform/end-signals.mjs';
import { exercises, pathOf, type CourseExercise } from '../course';
import { filesByUse, hasModelAnswers, type Bundles } from '../submission/bundle-submission';
import { courseRoot } from '../submission/course-root';
import { gradeSubmission } from '../judge/grade-submission';
import { prepareTogether } from '../submission/prepare-together';
import { regradeRequest } from '../submission/regrade-request';
import { submittedSources } from '../submission/submitted-sources';

import type { Results } from '../results/results';
import { UnreadableSubmission } from '../submission/submission-folder';
import type { GradingChoices } from './content-key';
import { withOwnMistakes } from './own-mistakes';
import type { Source } from '../results/sources';

export interface GradingTask extends GradingChoices {
  readonly directory: string;
}

/** The submissions to grade next, and the options. */
export type PreparingTask = GradingChoices & { readonly directories: readonly string[] };

export interface GradedWithSources {
  readonly results: Results;
  /** The graded code, as reports show it. */
  readonly sources: readonly Source[];
}

/** The results, why there is nothing to grade, or what went wrong on this machine. */
export type GradingAnswer = GradedWithSources | { readonly unreadable: string } | { readonly fault: string };

// Keeps the inspector closed in Node versions without a flag for it.
process.on('SIGUSR1', () => undefined);

// Exit handlers also end the sandbox. Ctrl-C reaches every process of a terminal.
process.once('disconnect', () => process.exit());
exitWhenAsked();

/** The submissions prepared last; other workers may grade some of them. */
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
      withConcepts: true,
      tellBundled: ({ bundles }) => (used = filesByUse(bundles)),
      ...(bundled && { bundled }),
    });
    const root = courseRoot(directory);
    const attributed =
      task.isolate || !hasModelAnswers()
        ? results
        : await withOwnMistakes(results, { ...task, submission: directory, exercises: chosen });
    const sources = await submittedSources(root, chosen.map(pathOf), used);
    const texts = [...submittedReflections(root, modulesOf(chosen)), ...regradeRequest(root)];
    return { results: attributed, sources: [...sources, ...texts] };
  } catch (failure) {
    if (failure instanceof UnreadableSubmission) return { unreadable: failure.message };
    // An error would lose its message on its way to the other process.
    return { fault: failure instanceof Error ? failure.message : String(failure) };
  }
}

export async function prepare({ directories, ...choices }: PreparingTask): Promise<void> {
  prepared = await prepareTogether(directories, chosenBy(choices), choices.isolate);
}

const modulesOf = (chosen: readonly CourseExercise[]): string[] => [
  ...new Set(chosen.map(({ module }) => module.id)),
];

const chosenBy = (choices: GradingChoices): CourseExercise[] =>
  exercises.filter(({ definition }) => choices.exercises.includes(definition.id));
