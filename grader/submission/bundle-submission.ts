import { existsSync } from 'node:fs';
import { exercises as course, pathOf, type CourseExercise } from '../course';
import { inRepository } from '../platform/root';
import { bundleExercise, bundleModelAnswers, bundleTogether, timeForSubmission } from './bundle';
import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import type { BundleProblem } from './bundle-problem';
import { warmUpParser } from './parser-thread';
import type { ModelAnswers } from './model-answers';
import { courseGiven } from './course-given';
import type { ExerciseFile } from './submission-folder';
import { foundMistakes, stepsOf, type FoundMistake } from './found-mistakes';
import type { CodeStep } from './steps/code-steps';
import { Refusal } from '../platform/refusal';

/** Model answers were requested, but this repository has none. */
export class MissingModelAnswers extends Refusal {
  override readonly name = 'MissingModelAnswers';
}

/** A submission, bundled and ready to be judged. */
export interface Bundles {
  /** The requested exercises and those they import, in course order. */
  readonly exercises: readonly CourseExercise[];
  readonly bundles: ReadonlyMap<string, ExerciseBundle>;
  readonly problems: ReadonlyMap<string, BundleProblem>;
  /** By exercise: the mistakes that its own file and its helpers show before they run. */
  readonly mistakes: ReadonlyMap<string, readonly FoundMistake[]>;
  /** By exercise: the calls, operators and loops of its own file. */
  readonly steps: ReadonlyMap<string, readonly CodeStep[]>;
  /** Undefined unless they replace the dependencies. */
  readonly modelAnswers: ModelAnswers | undefined;
}

const fileOf = ({ definition, module, file }: CourseExercise): ExerciseFile => ({
  id: definition.id,
  module: module.id,
  file,
});

/**
 * Bundles the exercises and those that they import, whose verdicts tell which one to fix first.
 *
 * @param isolate replaces what an exercise imports with the model answers
 * @throws MissingModelAnswers
 */
export async function bundleSubmission(
  root: string,
  asked: readonly CourseExercise[],
  isolate: boolean,
): Promise<Bundles> {
  warmUpParser();
  const given = courseGiven();
  const modelAnswers = isolate ? await bundledModelAnswers(presentModelAnswers()) : undefined;
  const bundles = new Map<string, ExerciseBundle>();
  const keep = ({ definition: { id, backend = 'cpu' } }: CourseExercise, bundle: ExerciseBundle): void => {
    bundles.set(id, { ...bundle, backend });
  };
  const problems = new Map<string, BundleProblem>();
  const time = timeForSubmission();
  const bundleEach = (exercises: readonly CourseExercise[]): Promise<unknown> =>
    Promise.all(
      exercises.map(async (exercise) => {
        const replacements = modelAnswers && { modelAnswers, files: replaceable(exercise, modelAnswers) };
        const result = await bundleExercise(root, given, fileOf(exercise), { replacements, time });
        if ('bundle' in result) keep(exercise, result.bundle);
        else problems.set(exercise.definition.id, result.problem);
      }),
    );
  const bundleAll = async (exercises: readonly CourseExercise[]): Promise<void> => {
    // With `isolate`, each exercise has different replacements and needs its own build.
    const together = isolate ? undefined : await bundleTogether(root, given, exercises.map(fileOf), time);
    if (together === undefined) await bundleEach(exercises);
    else {
      for (const exercise of exercises) {
        const bundle = together.get(exercise.definition.id);
        if (bundle !== undefined) keep(exercise, bundle);
      }
    }
  };
  await bundleAll(asked);
  const broken = [...problems.values()].map(({ file }) => file ?? '');
  const files = new Set([...submittedFiles(bundles), ...broken]);
  const imported = course.filter((exercise) => files.has(pathOf(exercise)) && !asked.includes(exercise));
  await bundleAll(imported);
  const exercises = course.filter((exercise) => asked.includes(exercise) || imported.includes(exercise));
  const mistakes = new Map<string, readonly FoundMistake[]>();
  const steps = new Map<string, readonly CodeStep[]>();
  for (const exercise of exercises) {
    const { id } = exercise.definition;
    const searched = { root, files: bundles.get(id)?.files, time };
    mistakes.set(id, await foundMistakes(exercise, searched));
    steps.set(id, await stepsOf(exercise, searched));
  }
  return { exercises, bundles, problems, mistakes, steps, modelAnswers };
}

/** The files of the submission that its exercises use, without those of `given/`. */
export const submittedFiles = (bundles: ReadonlyMap<string, ExerciseBundle>): string[] =>
  [...new Set([...bundles.values()].flatMap(({ files }) => files))]
    .filter((file) => !file.startsWith('given/') && !file.startsWith('../'))
    .sort();

/**
 * The same files, those that contribute most to a script first. Ranks are per exercise, so that
 * the files of one exercise cannot crowd out those of another.
 */
export function filesByUse(bundles: ReadonlyMap<string, ExerciseBundle>): string[] {
  const own = submittedFiles(bundles);
  const rank = (file: string): number =>
    Math.min(...[...bundles.values()].map(({ files }) => files.indexOf(file)).filter((place) => place >= 0));
  const ranks = new Map(own.map((file) => [file, rank(file)]));
  return own.sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

/**
 * The files that model answers may replace for an exercise: those of earlier exercises only. A
 * later one could do the work of this one, for instance normalise the rows for `layerNorm`.
 */
function replaceable(exercise: CourseExercise, { exports }: ModelAnswers): Set<string> {
  const before = course.slice(0, course.indexOf(exercise)).map(pathOf);
  return new Set(before.filter((file) => exports.has(file)));
}

/** @throws MissingModelAnswers if this repository has none */
export const ensureModelAnswers = (): void => void presentModelAnswers();

export const hasModelAnswers = (): boolean => modelAnswersHere().length > 0;

const modelAnswersHere = (): readonly CourseExercise[] =>
  course.filter((exercise) => existsSync(inRepository('solutions', pathOf(exercise))));

function presentModelAnswers(): readonly CourseExercise[] {
  const present = modelAnswersHere();
  if (present.length > 0) return present;
  throw new MissingModelAnswers(
    '--isolate needs the model answers in solutions/, which this repository does not have',
  );
}

const bundledModelAnswers = (present: readonly CourseExercise[]): Promise<ModelAnswers> =>
  bundleModelAnswers(
    inRepository('solutions'),
    courseGiven(),
    new Map(
      present.map((exercise) => [pathOf(exercise), exercise.definition.functions.map(({ name }) => name)]),
    ),
  );
