/**
 * The thread that runs Jest: a test for every check of the judge's, which tells what came out. Jest loads before it is known what there is to
 * judge.
 */
import { runCLI } from '@jest/core';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { specify, type SpecifiedExercise } from './specified';

/** The bundled files that Jest needs, and where it may keep its own. */
export interface JestFiles {
  readonly specifications: string;
  readonly environment: string;
  readonly cacheDirectory: string;
}

/** What came out of a check. The thread's first message is the exercises, and these are all others. */
export interface CheckOutcome {
  readonly exercise: string;
  readonly check: string;
  readonly passed: boolean;
}

/** What Jest has done; the one message from the thread. */
export interface JestOutcome {
  readonly passed: number;
  readonly failed: number;
  /** Why the tests could not be run. */
  readonly problem: string | undefined;
}

/** The sandbox has time limits of its own; Jest's must never come first. */
const TEST_TIMEOUT_MS = 3_600_000;

async function runJest({ specifications, environment, cacheDirectory }: JestFiles): Promise<JestOutcome> {
  const rootDir = path.dirname(specifications);
  const config = {
    rootDir,
    roots: [rootDir],
    cacheDirectory,
    testEnvironment: environment,
    testEnvironmentOptions: { globalsCleanup: 'off' }, // The thread ends after this one file.
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
  const broken = results.testResults.find(({ testExecError }) => testExecError !== undefined);
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    problem: broken?.failureMessage?.replace(/\s+/g, ' ').trim(),
  };
}

/** What a test waits for. */
interface Pending {
  readonly outcome: Promise<boolean>;
  readonly tell: (passed: boolean) => void;
}

const pending = new Map<string, Pending>();

/** Asked for by a test and told by the judge, in either order. */
function pendingOf(exercise: string, check: string): Pending {
  const key = JSON.stringify([exercise, check]);
  const known = pending.get(key);
  if (known !== undefined) return known;
  let tell: Pending['tell'] = () => undefined;
  const outcome = new Promise<boolean>((resolve) => (tell = resolve));
  pending.set(key, { outcome, tell });
  return { outcome, tell };
}

specify(
  new Promise((resolve) => {
    parentPort?.once('message', (exercises: readonly SpecifiedExercise[]) => {
      resolve({ exercises, passed: (exercise, check) => pendingOf(exercise, check).outcome });
      parentPort?.on('message', ({ exercise, check, passed }: CheckOutcome) => {
        pendingOf(exercise, check).tell(passed);
      });
    });
  }),
);
void runJest(workerData as JestFiles).then((outcome) => parentPort?.postMessage(outcome));
