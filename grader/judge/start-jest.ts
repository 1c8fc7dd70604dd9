import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { cacheDirectory, ownProgram } from '../repository/own-bundle';
import type { JestFiles, JestOutcome } from './jest-thread';

/** A run of Jest in a thread of its own. */
export interface JestRun {
  readonly thread: Worker;
  readonly outcome: Promise<JestOutcome>;
}

let ready: Promise<JestRun> | undefined;

/** Starts a run before it is needed: of a grading of one exercise nothing takes longer. */
export function warmUpJest(): void {
  ready ??= start();
  ready.catch(() => undefined); // Reported to who takes it.
}

/** A run that is this caller's, to tell what is judged and to end. */
export function takeJest(): Promise<JestRun> {
  const taken = ready ?? start();
  ready = undefined;
  return taken;
}

async function start(): Promise<JestRun> {
  const [program, specifications, environment] = await Promise.all([
    ownProgram(['grader', 'judge', 'jest-thread.ts']),
    ownProgram(['grader', 'judge', 'specifications.ts']),
    ownProgram(['grader', 'judge', 'environment.ts']),
  ]);
  const workerData: JestFiles = {
    ...{ specifications, environment },
    cacheDirectory: path.join(cacheDirectory, 'jest'),
  };
  const thread = new Worker(program, { workerData });
  const outcome = outcomeOf(thread);
  outcome.catch(() => undefined); // Reported where it is awaited.
  return { thread, outcome };
}

const outcomeOf = (thread: Worker): Promise<JestOutcome> =>
  new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => {
      reject(new Error('Jest has ended its thread'));
    });
  });
