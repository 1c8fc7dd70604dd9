// @ts-check
import process from 'node:process';

/** The project's own tests. The grader runs Jest with a configuration of its own, see grader/judge/run-judge.ts. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '/node_modules/.+\\.mjs$': '<rootDir>/scripts/jest-modules.mjs',
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
  transformIgnorePatterns: ['/node_modules/.+(?<!\\.mjs)$'],
  // The pages are opened in a Chromium, which continuous integration has on Linux; there its absence is an error.
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'linux' ? [] : ['html-browser'])],
  testTimeout: 120_000,
};
