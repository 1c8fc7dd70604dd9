// @ts-check
/**
 * Jest's configuration for the course: exercises are test files, and their checks are the tests.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { programOf } from '../grader/platform/build.mjs';
import { keepInCache } from '../grader/platform/cache-places.mjs';
import { folderProblem, nodeProblem, packagesProblem } from '../grader/platform/requirements.mjs';
import { RELEASED_GRADER, isReleased } from '../grader/platform/released-grader.mjs';
import { root } from './root.mjs';

/** The sandbox has its own time limits, which must take effect before Jest's. */
const TEST_TIMEOUT_MS = 600_000;

/**
 * A `/`-separated path in a regular expression.
 *
 * @param {string} file
 */
const inPattern = (file) => file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]');

/** Jest ends with a stack if it cannot write into its own default folder. */
const jestCache = () =>
  keepInCache(root, (place) => {
    const folder = path.join(place, 'jest');
    mkdirSync(folder, { recursive: true });
    const probe = path.join(folder, `probe-${String(process.pid)}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    return folder;
  });

/** @returns {Promise<import('jest').Config>} */
export async function courseConfig() {
  const problem = nodeProblem() ?? folderProblem(root, ['*', '?']) ?? packagesProblem(root);
  if (problem !== undefined) throw new Error(problem);
  const [environment, reporter, teardown] = await Promise.all([
    programOf(root, 'grader/jest/environment.ts'),
    programOf(root, 'grader/jest/reporter.ts'),
    programOf(root, 'grader/jest/teardown.ts'),
  ]);
  /** @type {unknown} */
  const built = await import(pathToFileURL(environment).href);
  const { exerciseFiles } = /** @type {{ exerciseFiles: readonly string[] }} */ (built);
  /** @type {NonNullable<import('jest').Config['reporters']>} */
  const reporters = ['default', [reporter, { out: 'out' }]];
  // Annotates the student's own lines.
  if (process.env['GITHUB_ACTIONS'] === 'true') reporters.push(['github-actions', { silent: true }]);
  // Jest fails if the folder is missing; our reporter explains what is missing.
  mkdirSync(path.join(root, 'exercises'), { recursive: true });
  return {
    rootDir: root,
    cacheDirectory: jestCache(),
    roots: ['<rootDir>/exercises'],
    // Patterns of `testMatch` contain the course's own folder, whose name may have brackets.
    testRegex: exerciseFiles.map((file) => `[\\\\/]exercises[\\\\/]${inPattern(file)}$`),
    moduleFileExtensions: ['ts', 'js', 'mjs'],
    testEnvironment: environment,
    transform: {
      '\\.ts$': path.join(root, isReleased(root) ? RELEASED_GRADER : 'scripts/jest-exercises.mjs'),
    },
    globalTeardown: teardown,
    reporters,
    // One sandbox for all exercises.
    maxWorkers: 1,
    testTimeout: TEST_TIMEOUT_MS,
  };
}
