// @ts-check
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';

/** Files and packages that exist only as ES modules, by extension or else by name. */
const MODULES =
  '(/node_modules/.+\\.mjs|/grader/platform/.+\\.mjs|/node_modules/(chokidar|readdirp|fast-[a-z-]*(width|wrap-ansi))/.+\\.js)$';

/** The commit that is checked out; empty outside a repository. */
function commit() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

// Tests of long lists try a sample (tests/support/drawn.ts), which this text chooses.
process.env['TEST_DRAW'] ??= commit();

/** The project's own tests. jest.course.config.mjs runs those of the course. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  setupFiles: ['<rootDir>/tests/support/without-colour.ts'],
  testMatch: ['**/*.test.ts'],
  transform: {
    [MODULES]: '<rootDir>/scripts/jest-modules.mjs',
    '^.+\\.tsx?$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'commonjs',
          moduleResolution: 'node10',
          ignoreDeprecations: '6.0',
          target: 'es2022',
          esModuleInterop: true,
          isolatedModules: true,
          jsx: 'react-jsx',
          jsxImportSource: 'preact',
          types: ['node', 'jest'],
        },
        diagnostics: false,
      },
    ],
  },
  transformIgnorePatterns: [`^(?!.*${MODULES}).*/node_modules/`],
  // These tests need a Chromium, which CI has only on Linux. On Linux they fail without one.
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'linux' ? [] : ['-browser'])],
  // Jest leaves one core free, but most tests wait for processes of their own.
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  // Only a test that never ends takes this long, even on a machine that is busy with others.
  testTimeout: 1_200_000,
};
