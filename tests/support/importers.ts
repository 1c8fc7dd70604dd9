import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf, type CourseExercise } from '../../grader/course';
import { readSource } from '../../grader/release/source';

/** Returns the ids of the exercises whose solutions import one, directly or through others. */
export function importersOf(id: string): string[] {
  const found = new Set(exercises.filter(({ definition }) => definition.id === id).map(pathOf));
  // Iterating over a set also visits the elements added meanwhile.
  for (const file of found)
    for (const exercise of exercises) if (importsOf(exercise).includes(file)) found.add(pathOf(exercise));
  return exercises
    .filter((exercise) => found.has(pathOf(exercise)))
    .map(({ definition }) => definition.id)
    .filter((each) => each !== id);
}

function importsOf(exercise: CourseExercise): string[] {
  const file = pathOf(exercise);
  return readSource(file, readFileSync(path.join('solutions', file), 'utf8'))
    .imports.filter((name) => name.startsWith('.'))
    .map((name) => `${path.posix.join(path.posix.dirname(file), name)}.ts`);
}
