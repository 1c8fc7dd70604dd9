import Tinypool from 'tinypool';
import { ownProgram } from '../platform/own-program';
import { signalFlags } from '../sandbox/node-flags';
import { graderVersion, root } from '../platform/root';
import type { GradingAnswer, GradingTask, PreparingTask } from './worker';

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
  /** Makes several submissions ready at once, which are graded next. A fault shows when they are graded. */
  readonly prepare: (task: PreparingTask) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts workers, which take a submission each. */
export async function startWorkers(count: number): Promise<Workers> {
  const pool = new Tinypool({
    filename: await ownProgram(['grader', 'class', 'worker.ts']),
    runtime: 'child_process',
    minThreads: count,
    maxThreads: count,
    execArgv: [...process.execArgv, ...signalFlags()],
    env: {
      ...(process.env as Record<string, string>),
      COURSE_ROOT: root,
      ...(graderVersion === undefined ? {} : { GRADER_VERSION: graderVersion }),
    },
  });
  return {
    prepare: async (task) => {
      await pool.run(task, { name: 'prepare', signal: AbortSignal.timeout(MAX_MS) }).catch(() => undefined);
    },
    grade: (task) => pool.run(task, { signal: AbortSignal.timeout(MAX_MS) }) as Promise<GradingAnswer>,
    stop: () => pool.destroy(),
  };
}
