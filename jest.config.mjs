// @ts-check
import process from 'node:process';

/** Packages that are published as modules alone, by how their files end, or by their names where that does not tell. */
const MODULES =
  '(/node_modules/.+\\.mjs|/grader/platform/.+\\.mjs|/node_modules/(chokidar|readdirp)/.+\\.js)$';

/** The project's own tests. Those of the course are in jest.course.config.mjs. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
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
  // The pages are opened in a Chromium, which continuous integration has on Linux; there its absence is an error.
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'linux' ? [] : ['html-browser'])],
  testTimeout: 120_000,
};
