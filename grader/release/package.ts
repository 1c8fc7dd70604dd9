import * as z from 'zod';
import { RELEASED_GRADER } from '../platform/released-grader.mjs';
import type { PackageReferences } from './build-grader';
import type { LockedRoot } from './lockfile';

const texts = z.record(z.string(), z.string());
const packageSchema = z.looseObject({
  scripts: texts,
  dependencies: texts,
  devDependencies: texts,
  overrides: texts.optional(),
});
export type Package = z.infer<typeof packageSchema>;

/**
 * Parses a package.json and keeps the order of its fields. @throws ZodError if it has no scripts or
 * dependencies
 */
export function parsePackage(text: string): Package {
  const written: unknown = JSON.parse(text);
  packageSchema.parse(written);
  return written as Package;
}

export type StudentPackage = Package & LockedRoot;

/** The entry point of the commands that students have. */
export const STUDENT_PROGRAM = 'grader/cli/main.ts';

/** Students run Jest directly. */
const STUDENT_TEST = { script: { test: 'jest' }, packages: ['jest'] };

/**
 * Returns the package.json for students. It keeps the scripts that run the students' program, and
 * the packages that the grader imports or names a file of (`typescript-native/package.json`).
 */
export function studentPackage(course: Package, { imports, texts }: PackageReferences): StudentPackage {
  const known = { ...course.devDependencies, ...course.dependencies };
  const used = Object.keys(known).filter(
    (name) =>
      STUDENT_TEST.packages.includes(name) ||
      imports.includes(name) ||
      [...imports, ...texts].some((text) => text.startsWith(`${name}/`)),
  );
  const commands = Object.entries(course.scripts).flatMap(([script, command]): [string, string][] =>
    command.startsWith(HERE) ? [[script, `node ${RELEASED_GRADER} ${command.slice(HERE.length)}`]] : [],
  );
  return {
    ...course,
    scripts: { ...Object.fromEntries(commands), ...STUDENT_TEST.script },
    dependencies: Object.fromEntries(used.toSorted().map((name) => [name, known[name] ?? ''])),
    devDependencies: {},
  };
}

/** How scripts of this repository run the students' program. */
const HERE = `node scripts/run.mjs ${STUDENT_PROGRAM} `;
