import { exercises, modules, type CourseExercise } from '../course';
import { UsageError } from './usage-error';

/**
 * The exercises that are meant by names of exercises and modules, in course order; without names all of them but those of
 * prerequisites.
 *
 * @throws UsageError for a name that is neither an exercise nor a module
 */
export function chosenExercises(names: readonly string[]): CourseExercise[] {
  const known = [...modules.map(({ id }) => id), ...exercises.map(({ definition }) => definition.id)];
  for (const name of names) {
    if (!known.includes(name))
      throw new UsageError(`there is no exercise or module "${name}"; there are ${known.join(', ')}`);
  }
  return exercises.filter(({ definition, module }) =>
    names.length === 0
      ? module.prerequisite !== true
      : names.includes(definition.id) || names.includes(module.id),
  );
}
