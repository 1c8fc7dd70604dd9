import path from 'node:path';
import { cacheDirectory, ownProgram } from '../repository/own-bundle';
import type { Judge } from './assignment';
import { handOver } from './hand-over';

/** The bundled files that Jest needs. */
interface JudgePrograms {
  readonly specifications: string;
  readonly environment: string;
}

/**
 * Jest runs the specifications in a context whose globals are slow to look up, each through an interceptor; the arithmetic
 * of the oracle would spend half of its time there.
 */
const LOCAL_GLOBALS = `var { ${['Math', 'Number', 'Array', 'Object', 'Float64Array', 'Float32Array', 'Buffer', 'Map', 'Set', 'Promise', 'String', 'JSON'].join(', ')} } = globalThis;`;

async function judgePrograms(): Promise<JudgePrograms> {
  const [specifications, environment] = await Promise.all([
    ownProgram(['grader', 'judge', 'specifications.ts'], {
      banner: { js: LOCAL_GLOBALS },
      // Jest takes its time over each module that it loads.
      packages: 'bundle',
      external: ['@jest/globals'],
    }),
    ownProgram(['grader', 'judge', 'environment.ts']),
  ]);
  return { specifications, environment };
}

/** The sandbox has time limits of its own; Jest's must never come first. */
const TEST_TIMEOUT_MS = 3_600_000;

/**
 * Runs the specifications under Jest, in this process. What they find arrives through the assignment; a test that fails
 * without a verdict is a fault of the grader.
 *
 * @throws Error when Jest could not run the specifications
 */
export const judgeUnderJest: Judge = async (assignment) => {
  const [{ specifications, environment }, { runCLI }] = await Promise.all([
    judgePrograms(),
    import('@jest/core'), // Jest is large, and no other command needs it.
  ]);
  handOver(assignment);
  const rootDir = path.dirname(specifications);
  const config = {
    rootDir,
    roots: [rootDir],
    cacheDirectory: path.join(cacheDirectory, 'jest'),
    testEnvironment: environment,
    testEnvironmentOptions: { globalsCleanup: 'off' }, // The process ends after this one file.
    testMatch: [specifications],
    testPathIgnorePatterns: [],
    transform: {},
    testTimeout: TEST_TIMEOUT_MS,
    injectGlobals: false,
    haste: { forceNodeFilesystemAPI: true },
  };
  const { results } = await runCLI(
    {
      $0: 'grade',
      _: [specifications],
      config: JSON.stringify(config),
      runTestsByPath: true,
      runInBand: true,
      reporters: [],
      silent: true,
      watchman: false,
      cache: false,
      ci: true,
    },
    [rootDir],
  );
  const { exercises } = await assignment;
  if (exercises.length === 0) return;
  const [broken] = results.testResults.filter(({ testExecError }) => testExecError !== undefined);
  if (broken !== undefined)
    throw new Error(`the specifications could not be run: ${broken.failureMessage ?? ''}`);
  const failures = results.testResults.flatMap((file) =>
    file.testResults.flatMap((test) => test.failureMessages),
  );
  // A check that does not pass fails an expectation; any other error is the grader's own.
  const fault = failures.find((message) => !message.includes('expect('));
  if (fault !== undefined)
    throw new Error(
      fault
        .split('\n')
        .slice(0, process.env['DEBUG'] === undefined ? 1 : 20)
        .join('\n'),
    );
  if (results.numTotalTests === 0) throw new Error('Jest found no specification to run');
};
