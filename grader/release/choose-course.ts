import path from 'node:path';
import {
  assignmentIds,
  exercisesIn,
  isPrerequisite,
  pathOf,
  type AssignmentId,
  type CourseExercise,
  type CourseModule,
} from '../course';
import { Refusal } from '../platform/refusal';
import { readSource } from './source';

/** What to release; everything if nothing is named. */
export interface ReleaseChoice {
  /** Numbers or names of modules, separated by commas: `1,2` or `2-transformer`. */
  readonly modules?: string | undefined;
  readonly assignment?: AssignmentId | undefined;
}

/** The course has no such module, or none with such exercises. */
export class NothingToRelease extends Refusal {
  override readonly name = 'NothingToRelease';
}

/** The exercises of one assignment in one module: a release has all of them, or none. */
interface Part {
  readonly module: CourseModule;
  readonly assignment: AssignmentId;
}

/**
 * Returns the course that a release has: its modules, each with only the exercises that are
 * released, and those that these import from, which are then prerequisites. A part is included
 * whole, because a README describes all exercises of its module.
 *
 * @param stubs the exercises by their path in exercises/
 * @throws NothingToRelease
 */
export function chooseCourse(
  course: readonly CourseModule[],
  stubs: ReadonlyMap<string, string>,
  { modules: list, assignment }: ReleaseChoice,
): CourseModule[] {
  const parts = partsOf(course);
  const named = list?.split(',').map((name) => moduleNamed(course, name.trim()));
  const isAsked = (part: Part): boolean =>
    (assignment === undefined || part.assignment === assignment) &&
    (named === undefined || named.includes(part.module));
  const asked = parts.filter(isAsked);
  const without = named?.find((module) => !asked.some((part) => part.module === module));
  if (without !== undefined)
    throw new NothingToRelease(`${without.id} has no exercise of the assignment ${assignment ?? ''}`);
  const needed = new Set(asked);
  // Iterating over a set also visits the elements added meanwhile.
  for (const part of needed) {
    const imported = importsOf(part, stubs);
    for (const other of parts)
      if (exercisesOf(other).some((exercise) => imported.has(pathOf(exercise)))) needed.add(other);
  }
  return course.flatMap((module) => {
    const own = parts.filter((part) => part.module === module && needed.has(part));
    const prerequisites = own.filter((part) => !asked.includes(part)).map(({ assignment: id }) => id);
    if (own.length === 0) return [];
    return [
      {
        ...module,
        exercises: Object.fromEntries(own.map(({ assignment: id }) => [id, module.exercises[id] ?? []])),
        ...(prerequisites.length > 0 && { prerequisites }),
      },
    ];
  });
}

/** The exercises that a released course has without points. */
export const prerequisitesIn = (course: readonly CourseModule[]): CourseExercise[] =>
  exercisesIn(course).filter(isPrerequisite);

/** The exercises that a released course has with points. */
export const countedIn = (course: readonly CourseModule[]): CourseExercise[] =>
  exercisesIn(course).filter((exercise) => !isPrerequisite(exercise));

const partsOf = (course: readonly CourseModule[]): Part[] =>
  course.flatMap((module) =>
    assignmentIds
      .filter((assignment) => exercisesOf({ module, assignment }).length > 0)
      .map((assignment) => ({ module, assignment })),
  );

const exercisesOf = ({ module, assignment }: Part): CourseExercise[] =>
  exercisesIn([module]).filter((exercise) => exercise.assignment === assignment);

function moduleNamed(course: readonly CourseModule[], name: string): CourseModule {
  const found = course.find(({ id }) => id === name || (/^\d+$/.test(name) && id.startsWith(`${name}-`)));
  if (found !== undefined) return found;
  const known = course.map(({ id }) => id).join(', ');
  throw new NothingToRelease(`there is no module "${name}"; choose from ${known}, or their numbers`);
}

/** Returns the files that a part's exercises import, by their path in exercises/. */
function importsOf(part: Part, stubs: ReadonlyMap<string, string>): Set<string> {
  const files = exercisesOf(part).map(pathOf);
  const imports = files.flatMap((file) =>
    readSource(file, stubs.get(file) ?? '')
      .imports.filter((name) => name.startsWith('.'))
      .map((name) => path.posix.join(path.posix.dirname(file), name)),
  );
  return new Set(imports.flatMap((target) => [target, `${target}.ts`]));
}
