// @ts-check
/** Jest's configuration for the course: the exercises are the test files, and their checks the tests. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { programOf, root } from './build.mjs';

/** The sandbox has time limits of its own; Jest's must not come first. */
const TEST_TIMEOUT_MS = 600_000;

/** @returns {Promise<import('jest').Config>} */
export async function courseConfig() {
  const [environment, reporter, teardown] = await Promise.all([
    programOf('grader/jest/environment.ts'),
    programOf('grader/jest/reporter.ts'),
    programOf('grader/jest/teardown.ts'),
  ]);
  /** @type {unknown} */
  const built = await import(pathToFileURL(environment).href);
  const { exerciseFiles } = /** @type {{ exerciseFiles: readonly string[] }} */ (built);
  return {
    rootDir: root,
    roots: ['<rootDir>/exercises'],
    testMatch: exerciseFiles.map((file) => `<rootDir>/exercises/${file}`),
    moduleFileExtensions: ['ts', 'js', 'mjs'],
    testEnvironment: environment,
    transform: { '\\.ts$': path.join(root, 'scripts', 'jest-exercises.mjs') },
    globalTeardown: teardown,
    reporters: ['default', [reporter, { out: 'out', seed: 2017 }]],
    // One sandbox for all exercises.
    maxWorkers: 1,
    testTimeout: TEST_TIMEOUT_MS,
  };
}
