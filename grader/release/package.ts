import * as z from 'zod';
import type { LockedRoot } from './lockfile';
import type { SourceReferences } from './source';

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
 * Returns the package.json for students. It keeps the scripts that run the students' program, the
 * packages that released sources import or name a file of (`typescript-native/package.json`), and
 * their types.
 */
export function studentPackage(course: Package, sources: readonly SourceReferences[]): StudentPackage {
  const known = { ...course.devDependencies, ...course.dependencies };
  const imports = sources.flatMap((source) => source.imports);
  const texts = sources.flatMap((source) => source.texts);
  const used = Object.keys(known).filter(
    (name) =>
      STUDENT_TEST.packages.includes(name) ||
      imports.includes(name) ||
      texts.some((text) => text.startsWith(`${name}/`)),
  );
  const types = ['node', ...used].map((name) => `@types/${name}`).filter((name) => name in known);
  const versionsOf = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.toSorted().map((name) => [name, known[name] ?? '']));
  return {
    ...course,
    scripts: {
      ...Object.fromEntries(
        Object.entries(course.scripts).filter(([, command]) =>
          command.startsWith(`node scripts/run.mjs ${STUDENT_PROGRAM} `),
        ),
      ),
      ...STUDENT_TEST.script,
    },
    dependencies: versionsOf(used.filter((name) => !types.includes(name))),
    devDependencies: versionsOf(types),
  };
}
