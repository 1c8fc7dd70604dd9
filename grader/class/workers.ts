import Tinypool from 'tinypool';
import { exercises } from '../course';
import { ownProgram } from '../platform/own-program';
import { filesOfProcesses } from '../platform/temporary-folder';
import { signalFlags } from '../sandbox/node-flags';
import { graderVersion, root } from '../platform/root';
import type { GradingAnswer, GradingTask, PreparingTask } from './worker';

/** The time that checks have of their own. */
const ownMs = exercises
  .flatMap(({ definition }) => definition.checks)
  .reduce((sum, { seconds = 0 }) => sum + seconds * 1_000, 0);

/**
 * Limit for grading one submission, far above the limits of all its exercises together. It stops a
 * worker that hangs because of a bug in the grader.
 */
const MAX_MS = 600_000 + ownMs;

export interface Workers {
  /**
   * Grades one submission, or waits until a worker is free.
   *
   * @throws Error if the worker exits or takes far too long, which is an internal error
   */
  readonly grade: (task: GradingTask) => Promise<GradingAnswer>;
  /** Prepares the submissions that are graded next. Errors surface when they are graded. */
  readonly prepare: (task: PreparingTask) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts workers that grade one submission each at a time. */
export async function startWorkers(count: number): Promise<Workers> {
  const files = filesOfProcesses('workers-');
  const pool = new Tinypool({
    filename: await ownProgram(['grader', 'class', 'worker.ts']),
    runtime: 'child_process',
    minThreads: count,
    maxThreads: count,
    execArgv: [...process.execArgv, ...signalFlags()],
    env: {
      ...(process.env as Record<string, string>),
      ...files.env,
      COURSE_ROOT: root,
      ...(graderVersion === undefined ? {} : { GRADER_VERSION: graderVersion }),
    },
  });
  return {
    prepare: async (task) => {
      await pool.run(task, { name: 'prepare', signal: AbortSignal.timeout(MAX_MS) }).catch(() => undefined);
    },
    grade: (task) => pool.run(task, { signal: AbortSignal.timeout(MAX_MS) }) as Promise<GradingAnswer>,
    stop: async () => {
      // The pool waits for processes that do not keep this one running: on a busy machine, where
      // they take long to end, Node would exit with code 13 before the results are complete.
      const running = setInterval(() => undefined, 1_000);
      try {
        await pool.destroy();
      } finally {
        clearInterval(running);
        files.remove();
      }
    },
  };
}
