import { exercises, modules, type CourseExercise } from '../course';
import { UsageError } from './usage-error';

/**
 * Returns the exercises named by ids of exercises and modules, in course order. Without names: all
 * exercises except those of prerequisite modules.
 *
 * @throws UsageError for an unknown name
 */
export function chosenExercises(names: readonly string[]): CourseExercise[] {
  const known = [...modules.map(({ id }) => id), ...exercises.map(({ definition }) => definition.id)];
  for (const name of names) {
    if (!known.includes(name))
      throw new UsageError(`there is no exercise or module "${name}"; choose from ${known.join(', ')}`);
  }
  return exercises.filter(({ definition, module }) =>
    names.length === 0
      ? module.prerequisite !== true
      : names.includes(definition.id) || names.includes(module.id),
  );
}
