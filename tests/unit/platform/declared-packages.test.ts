import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { programOf } from '../../../grader/platform/build.mjs';
import { readSource } from '../../../grader/release/source';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;

/** Submissions: what they import is refused. */
const MADE_UP = /^tests\/(hostile|submissions)\//;

/** Not a dependency: see docs/instructors.md. */
const DOLOS = '@dodona/dolos-lib';

/** The packages that a file imports, by the names they are installed under. */
function packagesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^import type [^;]*;$/gm, ''); // Nothing at run time.
  const { imports } = readSource(file, text);
  return imports
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
    .filter((name) => name !== DOLOS);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => !MADE_UP.test(file));

const undeclared = (folder: string, declared: object): string[] =>
  filesIn(folder).flatMap((file) =>
    packagesIn(file)
      .filter((name) => !(name in declared))
      .map((name) => `${file}: ${name}`),
  );

// npm finds what another package depends on, but pnpm and Yarn do not.
test.each(['grader', 'exercises', 'solutions'])(
  'every package that %s/ imports is a dependency',
  (folder) => {
    expect(undeclared(folder, dependencies)).toEqual([]);
  },
);

test.each(['scripts', 'bench', 'quality', 'tests'])(
  'every package that %s/ imports is declared',
  (folder) => {
    const declared = { ...dependencies, ...devDependencies };
    expect(undeclared(folder, declared)).toEqual([]);
  },
);

test.each(['main', 'instructor'])('the bundle of %s needs no package of a package', async (program) => {
  const folder = path.dirname(await programOf(process.cwd(), `grader/cli/${program}.ts`));
  const needed = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:\brequire|__require\w*)\("([^"]+)"\)/g),
    ].map(([, name = '']) => name),
  );
  expect(needed.filter((name) => !isBuiltin(name) && !(name in dependencies))).toEqual([]);
});
