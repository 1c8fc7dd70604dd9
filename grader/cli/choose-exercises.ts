import { exercises, modules, type CourseExercise } from '../course';
import { exercisesAtPath, usersFolders } from './exercise-path';
import { closeNames, didYouMean } from './suggest';
import { UsageError } from './usage-error';

/**
 * Returns the exercises named by ids of exercises and modules, in course order. Without names: all
 * exercises except those of prerequisite modules.
 *
 * @param submission if given, paths of its files and folders are names too
 * @throws UsageError for an unknown name
 * @throws UnreadableSubmission for a path, if there is no such submission
 */
export function chosenExercises(names: readonly string[], submission?: string): CourseExercise[] {
  if (names.length === 0) return exercises.filter(({ module }) => module.prerequisite !== true);
  const chosen = new Set(names.flatMap((name) => exercisesFor(name, submission)));
  return exercises.filter((exercise) => chosen.has(exercise));
}

function exercisesFor(name: string, submission: string | undefined): readonly CourseExercise[] {
  const named = exercises.filter(({ definition, module }) => [definition.id, module.id].includes(name));
  if (named.length > 0) return named;
  const found =
    submission === undefined ? undefined : exercisesAtPath(name, { submission, folders: usersFolders() });
  if (found !== undefined) return found;
  const known = [...modules.map(({ id }) => id), ...exercises.map(({ definition }) => definition.id)];
  const instead = didYouMean(closeNames(name, known)) ?? `choose from ${known.join(', ')}`;
  throw new UsageError(`there is no exercise or module "${name}"; ${instead}`);
}
