import { courseName, exercisesNamed, pathOf, type CourseExercise } from '../course';
import type { ExerciseResult, Results } from '../results/results';
import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import { exerciseResult, typeErrorsIn } from './exercise-result';
import type { Bundles } from '../submission/bundle-submission';
import { changedGiven } from '../submission/changed-given';
import { courseGiven } from '../submission/course-given';
import type { Verdict } from './verdict-cache';
import type { TypeErrors } from '../submission/compiler';
import type { Seed } from '../oracle/random';

/** Everything that grading found out about a submission. */
export interface GradedCourse {
  readonly root: string;
  readonly asked: readonly CourseExercise[];
  readonly bundled: Bundles;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly typeErrors: TypeErrors;
  readonly typesUnchecked?: Results['typesUnchecked'];
  readonly seed: Seed;
  readonly isolate: boolean;
}

/** The results of the requested exercises. */
export function submissionResults(graded: GradedCourse): Results {
  const { root, asked, bundled, verdicts, typeErrors, typesUnchecked, seed, isolate } = graded;
  const given = courseGiven();
  const all = bundled.exercises.map((exercise) => {
    const { id } = exercise.definition;
    const bundle = bundled.bundles.get(id);
    return exerciseResult(exercise, {
      verdict: verdicts.get(id),
      problem: bundled.problems.get(id),
      bundle,
      typeErrors,
      mistakes: bundled.mistakes.get(id) ?? [],
      steps: bundled.steps.get(id) ?? [],
      changedGiven: changedGiven(root, given, bundle?.files ?? []),
      root,
    });
  });
  const ids = new Set(asked.map(({ definition }) => definition.id));
  const results = nameMendFirst(all, bundled.bundles).filter(({ id }) => ids.has(id));
  return {
    schemaVersion: 1,
    course: courseName,
    points: results.reduce((sum, { points }) => sum + points, 0),
    maxPoints: results.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    seed,
    isolated: isolate,
    courseChanges: null,
    ...(typesUnchecked && { typesUnchecked }),
    exercises: results,
  };
}

/** The results of the exercises that already have a verdict. */
export function resultsSoFar(graded: GradedCourse): Results {
  const { bundled, verdicts } = graded;
  const exercises = bundled.exercises.filter(
    ({ definition: { id } }) => verdicts.has(id) || bundled.problems.has(id),
  );
  return submissionResults({ ...graded, bundled: { ...bundled, exercises } });
}

/** Adds to each failed exercise the failed exercises it imports, which should be fixed first. */
function nameMendFirst(
  results: ExerciseResult[],
  bundles: ReadonlyMap<string, ExerciseBundle>,
): ExerciseResult[] {
  const wrong = results.filter(({ status }) => status !== 'passed');
  return results.map((result) => {
    if (result.status === 'passed' || result.status === 'not-started') return result;
    const files = bundles.get(result.id)?.files ?? [];
    // Without a bundle there is no list of files, but the error's location names the broken one.
    const isUsed = ({ module, id }: ExerciseResult): boolean =>
      files.includes(`${module}/${id}.ts`) || result.location.file.endsWith(`/${module}/${id}.ts`);
    const fixFirst = wrong.filter((each) => each.id !== result.id && isUsed(each)).map(({ id }) => id);
    return { ...result, fixFirst };
  });
}

/** Adds type errors to results that were complete before the compiler answered. */
export const withTypeErrors = (
  results: Results,
  found: TypeErrors,
  typesUnchecked?: Results['typesUnchecked'],
): Results => ({
  ...results,
  ...(typesUnchecked && { typesUnchecked }),
  exercises: results.exercises.map((result) => ({
    ...result,
    typeErrors: exercisesNamed([result.id]).flatMap((exercise) => typeErrorsIn(pathOf(exercise), found)),
  })),
});
