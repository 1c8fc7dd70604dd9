/**
 * The process that grades the submissions of a class, one after the other. It stays warm between them, and ends with the process
 * that started it, however that ends.
 */
import { exercises, pathOf, type CourseExercise } from '../course';
import { bundleSubmission, submittedFiles, type Bundles } from '../judge/bundle-submission';
import { courseRoot } from '../judge/course-root';
import { gradeSubmission } from '../judge/grade-submission';
import { judgeDirectly } from '../judge/judge-directly';
import { typeCheckAhead } from '../judge/type-check';
import { submittedSources } from '../report/code/submitted-sources';
import type { Source } from '../report/code/listing';
import type { Results } from '../report/results';
import { sourcesFor } from '../sandbox/sources';
import { UnreadableSubmission } from '../sandbox/submission';
import type { GradingChoices } from './content-key';

export interface GradingTask extends GradingChoices {
  readonly directory: string;
}

export interface GradedSubmission {
  readonly results: Results;
  /** The code that was graded, as reports show it. */
  readonly sources: readonly Source[];
}

/** What came out, or why there is nothing to grade. */
export type GradingAnswer = GradedSubmission | { readonly unreadable: string };

// Ending by exit takes the sandbox along. Ctrl-C reaches every process of a terminal.
const end = (): void => process.exit(130);
process.once('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);

/** What was bundled for the type check, by folder, until it is graded. */
const bundledAhead = new Map<string, Promise<Bundles>>();

export default async function gradeOne({ directory, ...task }: GradingTask): Promise<GradingAnswer> {
  const chosen = chosenBy(task);
  const bundled = bundledAhead.get(directory);
  bundledAhead.delete(directory);
  try {
    const results = await gradeSubmission({
      ...task,
      submission: directory,
      exercises: chosen,
      judge: judgeDirectly,
      ...(bundled && { bundled }),
    });
    return { results, sources: await submittedSources(courseRoot(directory), chosen.map(pathOf)) };
  } catch (failure) {
    if (failure instanceof UnreadableSubmission) return { unreadable: failure.message };
    throw failure;
  }
}

export async function checkTypesAhead({
  directories,
  ...choices
}: GradingChoices & { readonly directories: readonly string[] }): Promise<void> {
  const chosen = chosenBy(choices);
  bundledAhead.clear(); // Others may have been graded by another worker.
  const sources = directories.map(async (directory) => {
    const root = courseRoot(directory);
    const bundling = bundleSubmission(root, chosen, choices.isolate);
    bundledAhead.set(directory, bundling);
    const { bundles } = await bundling;
    return sourcesFor(root, submittedFiles(bundles));
  });
  // Why one cannot be read is told when it is graded.
  const read = await Promise.allSettled(sources);
  await typeCheckAhead(read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
}

const chosenBy = (choices: GradingChoices): CourseExercise[] =>
  exercises.filter(({ definition }) => choices.exercises.includes(definition.id));
