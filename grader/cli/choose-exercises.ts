import {
  assignmentsOf,
  countedExercises,
  exercises,
  isPrerequisite,
  modules,
  type CourseExercise,
} from '../course';
import { chosenAssignment } from './choose-assignment';
import { exercisesAtPath, usersFolders } from './exercise-path';
import { closeNames, didYouMean } from './suggest';
import { UsageError } from './usage-error';

export interface ChoiceOptions {
  /** If given, paths of its files and folders are names too. */
  readonly submission?: string | undefined;
  /** The assignment that all exercises must belong to. */
  readonly assignment?: string | undefined;
}

/**
 * Returns the exercises named by ids of exercises and modules, in course order. Without names: all
 * that earn points. A module or folder stands for its exercises of the assignment, if one is given.
 *
 * @throws UsageError for an unknown name, or one outside the assignment
 * @throws UnreadableSubmission for a path, if there is no such submission
 */
export function chosenExercises(
  names: readonly string[],
  { submission, assignment }: ChoiceOptions = {},
): CourseExercise[] {
  const id = assignment === undefined ? undefined : chosenAssignment(assignment);
  const isIn = (exercise: CourseExercise): boolean => id === undefined || exercise.assignment === id;
  if (names.length === 0) return countedExercises.filter(isIn);
  const chosen = new Set(
    names.flatMap((name) => {
      const found = exercisesFor(name, submission);
      const inside = found.filter(isIn);
      if (inside.length === 0) throw new UsageError(outside(name, id ?? '', found));
      return inside;
    }),
  );
  return exercises.filter((exercise) => chosen.has(exercise));
}

function outside(name: string, assignment: string, found: readonly CourseExercise[]): string {
  const others = assignmentsOf(found).map(({ id }) => id);
  return `${name} is not in the assignment ${assignment}, but in ${others.join(', ')}; leave out the name or --assignment`;
}

function exercisesFor(name: string, submission: string | undefined): readonly CourseExercise[] {
  const named = exercises.filter(({ definition }) => definition.id === name);
  if (named.length > 0) return named;
  const inModule = exercises.filter(({ module }) => module.id === name);
  if (inModule.length > 0) return countedFirst(inModule);
  const found =
    submission === undefined ? undefined : exercisesAtPath(name, { submission, folders: usersFolders() });
  if (found !== undefined) return countedFirst(found);
  const known = [...modules.map(({ id }) => id), ...exercises.map(({ definition }) => definition.id)];
  const instead = didYouMean(closeNames(name, known)) ?? `choose from ${known.join(', ')}`;
  throw new UsageError(`there is no exercise or module "${name}"; ${instead}`);
}

/** Prerequisites are meant only where nothing else is. */
function countedFirst(found: readonly CourseExercise[]): readonly CourseExercise[] {
  const counted = found.filter((exercise) => !isPrerequisite(exercise));
  return counted.length > 0 ? counted : found;
}
