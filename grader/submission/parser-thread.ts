import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ownProgram } from '../platform/own-program';
import type { TimeAllowance } from './time-allowance';
import type { Inspection } from './parse-source';

/** A file of a course is parsed in milliseconds. */
const TIMEOUT_MS = 3_000;

export const tooLong: Inspection = {
  problem: { message: 'this takes too long to parse; write it with less nesting', line: 1, column: 0 },
  imports: [],
};

/** What was found in a source, and the time that it took. */
export interface TimedInspection {
  readonly inspection: Inspection;
  readonly tookMs: number;
}

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();
/** As many sources as a submission may have, and those of the one before it. */
const MAX_INSPECTIONS = 200;

/** By the hash of the source: a file that several exercises import is looked at once. The oldest come first. */
const inspections = new Map<string, Promise<TimedInspection>>();

/** Starts the thread before it is needed. */
export function warmUpInspector(): void {
  worker ??= start();
  worker.catch(() => undefined); // Reported by the first inspection.
}

/**
 * What a thread of its own finds in a source; one after the other, each within its time, and each source once.
 *
 * @param time is taken by the inspection, and not by waiting for those of others
 */
export function inspect(source: string, time?: TimeAllowance): Promise<TimedInspection> {
  const key = createHash('sha256').update(source).digest('hex');
  const known = inspections.get(key);
  if (known !== undefined) return known;
  const turn = last.then(() => {
    time?.begin();
    return inspectNow(source).finally(() => time?.end());
  });
  last = turn.catch(() => undefined);
  inspections.set(key, turn);
  // A process that grades a class would keep those of all of it.
  const [oldest] = inspections.keys();
  if (inspections.size > MAX_INSPECTIONS && oldest !== undefined) inspections.delete(oldest);
  return turn;
}

async function start(): Promise<Worker> {
  const program = await ownProgram(['grader', 'submission', 'parser-program.ts']);
  const started = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  started.unref();
  return started;
}

async function inspectNow(source: string): Promise<TimedInspection> {
  worker ??= start();
  const thread = await worker;
  const began = performance.now();
  return new Promise((resolve) => {
    const finish = (inspection: Inspection): void => {
      clearTimeout(timer);
      thread.off('message', finish);
      thread.off('error', giveUp);
      resolve({ inspection, tookMs: performance.now() - began });
    };
    const giveUp = (): void => {
      worker = undefined;
      void thread.terminate();
      finish(tooLong);
    };
    const timer = setTimeout(giveUp, TIMEOUT_MS);
    thread.on('message', finish);
    thread.on('error', giveUp); // It has run out of memory.
    thread.postMessage(source);
  });
}
