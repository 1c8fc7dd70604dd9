import type { CourseExercise } from '../course';
import { gradeSubmission, type GradeOptions } from '../judge/grade-submission';
import type { ExerciseResult, Results } from '../results/results';

const isInvolved = ({ status, fixFirst }: ExerciseResult): boolean =>
  (status === 'failed' || status === 'error') && fixFirst.length > 0;

/** Their findings are those of the first grading. */
const withoutTypes = { errors: [], unchecked: undefined };

/**
 * Says of each exercise that is wrong and imports a wrong one what is left with model answers in
 * place of its imports, so that a class's page counts a mistake only where it was written.
 *
 * @param results of a grading without model answers
 * @param options of this grading
 */
export async function withOwnMistakes(
  results: Results,
  {
    submission,
    exercises,
    seed,
    sandbox,
  }: Pick<GradeOptions, 'submission' | 'seed' | 'sandbox'> & {
    readonly exercises: readonly CourseExercise[];
  },
): Promise<Results> {
  const involved = new Set(results.exercises.filter(isInvolved).map(({ id }) => id));
  if (involved.size === 0) return results;
  const alone = await gradeSubmission({
    ...{ submission, seed, isolate: true },
    ...(sandbox !== undefined && { sandbox }),
    exercises: exercises.filter(({ definition }) => involved.has(definition.id)),
    checkTypes: () => Promise.resolve(withoutTypes),
  });
  const found = new Map(alone.exercises.map((exercise) => [exercise.id, exercise]));
  return {
    ...results,
    exercises: results.exercises.map((exercise) => {
      const own = found.get(exercise.id);
      if (own === undefined) return exercise;
      return { ...exercise, alone: { status: own.status, diagnoses: own.diagnoses } };
    }),
  };
}
