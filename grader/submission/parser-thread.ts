import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ownProgram } from '../platform/own-program';
import type { TimeAllowance } from './time-allowance';
import type { ParsedSource } from './parse-source';

/** A file of a course is parsed in milliseconds. */
const TIMEOUT_MS = 3_000;

export const tooLong: ParsedSource = {
  problem: { message: 'this takes too long to parse; write it with less nesting', line: 1, column: 0 },
  imports: [],
};

/** What was found in a source, and the time that it took. */
export interface TimedParse {
  readonly parsed: ParsedSource;
  readonly tookMs: number;
}

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();
/** As many sources as a submission may have, and those of the one before it. */
const MAX_PARSES = 200;

/** By the hash of the source: a file that several exercises import is looked at once. The oldest come first. */
const parses = new Map<string, Promise<TimedParse>>();

/** Starts the thread before it is needed. */
export function warmUpParser(): void {
  worker ??= start();
  worker.catch(() => undefined); // Reported by the first inspection.
}

/**
 * What a thread of its own finds in a source; one after the other, each within its time, and each source once.
 *
 * @param time is taken by the inspection, and not by waiting for those of others
 */
export function parseInThread(source: string, time?: TimeAllowance): Promise<TimedParse> {
  const key = createHash('sha256').update(source).digest('hex');
  const known = parses.get(key);
  if (known !== undefined) return known;
  const turn = last.then(() => {
    time?.begin();
    return parseNow(source).finally(() => time?.end());
  });
  last = turn.catch(() => undefined);
  parses.set(key, turn);
  // A process that grades a class would keep those of all of it.
  const [oldest] = parses.keys();
  if (parses.size > MAX_PARSES && oldest !== undefined) parses.delete(oldest);
  return turn;
}

async function start(): Promise<Worker> {
  const program = await ownProgram(['grader', 'submission', 'parser-program.ts']);
  const started = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  started.unref();
  return started;
}

async function parseNow(source: string): Promise<TimedParse> {
  worker ??= start();
  const thread = await worker;
  const began = performance.now();
  return new Promise((resolve) => {
    const finish = (parsed: ParsedSource): void => {
      clearTimeout(timer);
      thread.off('message', finish);
      thread.off('error', giveUp);
      resolve({ parsed, tookMs: performance.now() - began });
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
