import Tinypool from 'tinypool';
import { ownProgram } from '../repository/own-bundle';
import { graderVersion, root } from '../repository/root';
import type { GradingChoices } from './content-key';
import type { GradingAnswer, GradingTask } from './worker';

/**
 * What grading one submission may take: far more than the limits of all its exercises together. It ends a worker that a fault of
 * the grader keeps busy.
 */
const MAX_MS = 600_000;

/** Processes that grade submissions. */
export interface Workers {
  /**
   * Grades one submission; one waits while there are as many under way as there are workers.
   *
   * @throws Error when the worker has ended, or has taken far too long: a fault of the grader
   */
  readonly grade: (task: GradingTask) => Promise<GradingAnswer>;
  /** Has the compiler look at several submissions at once, which are graded next. A fault shows when they are graded. */
  readonly checkTypesAhead: (directories: readonly string[], choices: GradingChoices) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts workers, which take a submission each. */
export async function startWorkers(count: number): Promise<Workers> {
  const pool = new Tinypool({
    filename: await ownProgram(['grader', 'class', 'worker.ts']),
    runtime: 'child_process',
    minThreads: count,
    maxThreads: count,
    env: {
      ...(process.env as Record<string, string>),
      COURSE_ROOT: root,
      ...(graderVersion === undefined ? {} : { GRADER_VERSION: graderVersion }),
    },
  });
  return {
    checkTypesAhead: async (directories, choices) => {
      const options = { name: 'checkTypesAhead', signal: AbortSignal.timeout(MAX_MS) };
      await pool.run({ ...choices, directories }, options).catch(() => undefined);
    },
    grade: (task) => pool.run(task, { signal: AbortSignal.timeout(MAX_MS) }) as Promise<GradingAnswer>,
    stop: () => pool.destroy(),
  };
}
