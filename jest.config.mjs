// @ts-check
/** The project's own tests. The grader runs Jest with a configuration of its own, see grader/judge/run-judge.ts. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'commonjs',
          moduleResolution: 'node10',
          ignoreDeprecations: '6.0',
          target: 'es2022',
          esModuleInterop: true,
          isolatedModules: true,
          types: ['node', 'jest'],
        },
        diagnostics: false,
      },
    ],
  },
  testTimeout: 120_000,
};
