import path from 'node:path';
import { COPIED, filesIn } from '../course-copy';
import { EXERCISE, type World } from '../world';
import type { Targets } from './command';

/** What every command reads: its program in the cache, and the course that it was built from. */
export function courseTargets({ root, cache }: World): Targets {
  const at = (...places: readonly string[]): string[] =>
    filesIn(...places.map((place) => path.join(root, place)));
  return {
    cache: filesIn(cache),
    'sources of the grader': at('grader'),
    scripts: at('scripts/root.mjs', 'grader/platform').filter(isScript),
    settings: at('package.json', 'package-lock.json', 'tsconfig.json', 'exercises/tsconfig.json'),
    packages: COPIED.flatMap((name) => at(path.join('node_modules', name))).filter(isProgram),
  };
}

/** What a grading reads in addition. */
export const gradingTargets = ({ root }: World): Targets => ({
  fixtures: [path.join(root, 'fixtures', `${EXERCISE}.json`)],
  'given files': filesIn(path.join(root, 'exercises', 'given')),
});

const isScript = (file: string): boolean => file.endsWith('.mjs');

/** Packages have many files that are never read. */
const READ = [
  /\/package\.json$/,
  /\/esbuild\/lib\/main\.js$/,
  /\/@esbuild\/[^/]+\/(bin\/)?esbuild(\.exe)?$/,
  /\/@typescript\/[^/]+\/lib\/(tsc(\.exe)?|lib\.(es5|es2023|decorators)\.d\.ts)$/,
  /\/typescript-native\/lib\/getExePath\.js$/,
  /\/@babel\/parser\/lib\/index\.js$/,
  /\/chokidar\/index\.js$/,
  /\/fast-check\/lib\/(cjs\/)?fast-check(-default)?\.(c|m)?js$/,
  /\/tinypool\/dist\/[^/]*\.js$/,
];

function isProgram(file: string): boolean {
  const name = file.split(path.sep).join('/');
  return READ.some((each) => each.test(name)) && !name.includes('/lib/esm/');
}
