import path from 'node:path';
import type { CourseModule } from '../course';
import { readSource } from './source';

/**
 * The modules to release: those asked for, and those that their exercises import from. In course
 * order.
 */
export interface ChosenModules {
  readonly released: readonly CourseModule[];
  readonly prerequisites: readonly CourseModule[];
}

/** An unknown module name. The message tells the user in one line. */
export class UnknownModule extends Error {
  override readonly name = 'UnknownModule';
}

/**
 * Returns the modules in a list such as `1,2` or `2-transformer`; all of them without a list.
 * Prerequisite modules are included whole, because a README describes all exercises of its module.
 *
 * @param stubs the exercises by their path in exercises/
 * @throws UnknownModule
 */
export function chooseModules(
  course: readonly CourseModule[],
  stubs: ReadonlyMap<string, string>,
  list: string | undefined,
): ChosenModules {
  const names = list?.split(',').map((name) => name.trim()) ?? course.map(({ id }) => id);
  const asked = names.map((name) => moduleNamed(course, name));
  const needed = new Set(asked);
  // Iterating over a set also visits the elements added meanwhile.
  for (const module of needed) {
    for (const id of importedModules(module, stubs)) {
      const imported = course.find((each) => each.id === id);
      if (imported !== undefined) needed.add(imported);
    }
  }
  return {
    released: course.filter((module) => asked.includes(module)),
    prerequisites: course.filter((module) => needed.has(module) && !asked.includes(module)),
  };
}

function moduleNamed(course: readonly CourseModule[], name: string): CourseModule {
  const found = course.find(({ id }) => id === name || (/^\d+$/.test(name) && id.startsWith(`${name}-`)));
  if (found !== undefined) return found;
  const known = course.map(({ id }) => id).join(', ');
  throw new UnknownModule(`there is no module "${name}"; choose from ${known}, or their numbers`);
}

/** Returns the folders in exercises/ that a module's files import from. */
function importedModules({ id }: CourseModule, stubs: ReadonlyMap<string, string>): string[] {
  const own = [...stubs].filter(([file]) => file.startsWith(`${id}/`));
  return own.flatMap(([file, text]) =>
    readSource(file, text)
      .imports.filter((name) => name.startsWith('.'))
      .map((name) => path.posix.join(path.posix.dirname(file), name).split('/')[0] ?? ''),
  );
}
