import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ownProgram } from '../platform/own-program';
import { Stopwatch } from '../platform/stopwatch';
import type { TimeAllowance } from './time-allowance';
import type { ParsedSource } from './parse-source';
import type { LiteralFile } from './literals/literal';
import type { ParserTask } from './parser-program';

/** In milliseconds of work; real course files take a few. */
const TIMEOUT_MS = 3_000;
/** On the clock, for a machine that is busy with other work. */
const MAX_WAIT_MS = 30_000;

const TOO_LONG = 'this takes too long to parse; reduce the nesting';

export const tooLong: ParsedSource = {
  problem: { message: TOO_LONG, line: 1, column: 0 },
  imports: [],
  mistakes: [],
  steps: [],
};

export interface TimedParse {
  readonly parsed: ParsedSource;
  /** 0 if the source was parsed before. */
  readonly tookMs: number;
}

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Answers by source: a file that several exercises or students share is read once. */
class Answers<T> {
  /** Oldest first. */
  private readonly known = new Map<string, Promise<T>>();

  /** @returns whether the source was read before, too */
  of(source: string, read: () => Promise<T>): { readonly answer: Promise<T>; readonly isKnown: boolean } {
    const known = this.known.get(source);
    if (known !== undefined) return { answer: known, isKnown: true };
    const answer = read();
    this.known.set(source, answer);
    // Otherwise a process that grades a class would keep the answers to every submission.
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_KNOWN && oldest !== undefined) this.known.delete(oldest);
    return { answer, isKnown: false };
  }
}

/** Enough for the sources of a submission and of the one before it. */
const MAX_KNOWN = 200;

const parses = new Answers<TimedParse>();
const literals = new Answers<LiteralFile>();

/** Starts the thread before it is needed. */
export function warmUpParser(): void {
  worker ??= start();
  worker.catch(() => undefined); // Reported by the first parse.
}

/**
 * Parses a source in a separate thread, with a time limit. Sources are parsed in order, each once.
 *
 * @param time is charged for the parse itself, not for waiting in line
 */
export async function parseInThread(source: string, time?: TimeAllowance): Promise<TimedParse> {
  const { answer: turn, isKnown } = parses.of(source, () =>
    inTurn(async () => {
      time?.begin();
      const { answer, tookMs } = await runNow({ program: 'parse', source }, tooLong).finally(() =>
        time?.end(),
      );
      return { parsed: answer, tookMs };
    }),
  );
  const timed = await turn;
  return isKnown ? { ...timed, tookMs: 0 } : timed;
}

/** Reads the constants that a source exports, in the same thread. */
export const readLiteralsInThread = (source: string): Promise<LiteralFile> =>
  literals.of(source, () =>
    inTurn(async () => {
      const instead = { problem: { message: TOO_LONG, line: 1 } };
      return (await runNow<LiteralFile>({ program: 'literals', source }, instead)).answer;
    }),
  ).answer;

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last.then(task);
  last = turn.catch(() => undefined);
  return turn;
}

async function start(): Promise<Worker> {
  const program = await ownProgram(['grader', 'submission', 'parser-program.ts']);
  const started = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  // Otherwise loading the parser would count as time spent on the first source.
  await once(started, 'message');
  // A thread that was given up can still run out of memory before it ends.
  started.on('error', () => undefined);
  started.unref();
  return started;
}

/** @param instead the answer if the thread takes too long, or too much memory */
async function runNow<T>(
  task: ParserTask,
  instead: T,
): Promise<{ readonly answer: T; readonly tookMs: number }> {
  worker ??= start();
  const thread = await worker;
  const began = performance.now();
  const watch = new Stopwatch();
  return new Promise((resolve) => {
    const finish = (answer: T): void => {
      clearTimeout(timer);
      thread.off('message', finish);
      thread.off('error', giveUp);
      resolve({ answer, tookMs: watch.elapsedMs });
    };
    const giveUp = (): void => {
      worker = undefined;
      void thread.terminate();
      finish(instead);
    };
    const giveUpInTime = (): void => {
      const left = TIMEOUT_MS - watch.elapsedMs;
      if (left <= 0 || performance.now() - began >= MAX_WAIT_MS) giveUp();
      else timer = setTimeout(giveUpInTime, left);
    };
    let timer = setTimeout(giveUpInTime, TIMEOUT_MS);
    thread.on('message', finish);
    thread.on('error', giveUp); // Out of memory.
    thread.postMessage(task);
  });
}
