import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { limitCpuTime } from '../platform/cpu-limit';
import { LineReader } from './line-reader';
import { SandboxFailure } from './failure';
import { startProcess } from './start-process';
import type { Launcher } from './confinement';
import { watchMemory } from './memory';
import { nodeFlags } from './node-flags';
import type { RequestBody } from './protocol';
import { PATIENCE, TIMED_OUT } from './protocol-limits';
import { realmFiles, type SandboxFiles } from './sandbox-files';
import type { TimeBudget } from './time-budget';

export interface SandboxOptions {
  readonly launcher: Launcher;
  /** The only files that the process may read. */
  readonly files: SandboxFiles;
  /** Must be empty. */
  readonly workingDirectory: string;
  readonly limits: SandboxLimits;
}

export interface SandboxLimits {
  /** Processor time of one call of a student's function, in milliseconds; most take about 1 ms. */
  readonly callMs: number;
  /** Start of the process including tfjs; generous, since no student code runs yet. */
  readonly startMs: number;
  /** Resident memory of the process, in bytes. */
  readonly memoryBytes: number;
  /** Output of one call, in bytes. */
  readonly outputBytes: number;
}

export const defaultLimits: SandboxLimits = {
  callMs: 2_000,
  startMs: 10_000,
  memoryBytes: 512 * 2 ** 20,
  outputBytes: 16 * 2 ** 20,
};

/** Extra time for the process to end a call itself, at the limit, and pass on what it printed. */
const GRACE_MS = 150;

/** The part of its limit after which the processor time of a call is watched: most end before. */
const UNWATCHED = 0.1;

interface Waiting {
  readonly id: number;
  readonly body: RequestBody;
  readonly limitMs: number;
  /** What is charged; undefined for the grader's own requests and for calls with own time. */
  readonly budget: TimeBudget | undefined;
  readonly resolve: (reply: string) => void;
  readonly reject: (failure: SandboxFailure) => void;
}

/**
 * One child process that runs student code. It answers requests in order; several may be pending,
 * so that a check can send all its inputs at once. A request that fails for any reason ends the
 * process and all pending requests; `alive` is then false, and the owner starts another.
 */
export class Sandbox {
  /** The pid of the process; undefined until it is known. */
  readonly pid: () => number | undefined;
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly killProcess: () => void;
  private readonly token = randomBytes(16).toString('hex');
  private readonly waiting: Waiting[] = [];
  /** Ends the limits of the first pending request, which the process is working on. */
  private stopTimers: () => void = () => undefined;
  /** When the process began that request, by `performance.now()`. */
  private began = 0;
  private starting: Promise<unknown> | undefined;
  private nextId = 1;
  private failure: SandboxFailure | undefined;
  private stderrTail = '';
  private readonly stopWatching: () => void;

  /**
   * Called with each line that a submission prints, and the request that it is working on: what a
   * call prints arrives before its reply.
   */
  onOutput: (line: string, request?: RequestBody) => void = () => undefined;

  constructor(private readonly options: SandboxOptions) {
    const { launcher, workingDirectory, limits } = options;
    // Node's permission model compares real paths.
    const files = [options.files.program, ...realmFiles(options.files)].map((file) => realpathSync(file));
    const { child, pid, kill } = startProcess(launcher, {
      program: process.execPath,
      arguments: [...nodeFlags(files), ...files],
      files,
      workingDirectory,
    });
    this.process = child;
    this.pid = pid;
    this.killProcess = kill;
    const reader = new LineReader(
      limits.outputBytes,
      (line) => {
        this.receive(line);
      },
      () => {
        this.fail(new SandboxFailure('flood', 'printed or returned far too much; look for output in a loop'));
      },
    );
    this.process.stdout.on('data', (chunk: Buffer) => {
      reader.read(chunk);
    });
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.stderrTail = (this.stderrTail + chunk.toString('utf8')).slice(-4_000);
    });
    this.process.stdin.on('error', () => undefined); // 'close' reports the exit that causes it.
    this.process.on('error', (error) => {
      this.fail(new SandboxFailure('exited', `the sandbox could not be started: ${error.message}`));
    });
    this.process.on('close', (code, signal) => {
      this.fail(this.explainExit(code, signal));
    });
    this.onReply = () => {
      reader.reset();
    };
    this.stopWatching = watchMemory(
      pid,
      limits.memoryBytes,
      () => this.waiting.length > 0,
      () => {
        this.fail(memoryFailure(limits.memoryBytes));
      },
    );
  }

  private readonly onReply: () => void;

  get alive(): boolean {
    return this.failure === undefined;
  }

  /**
   * Waits until the process answers; a student's time limit does not include its start.
   *
   * @param modelAnswers the script of the model answers, '' for none
   */
  started(modelAnswers: string): Promise<unknown> {
    this.starting ??= this.exchange(
      { kind: 'prepare', token: this.token, modelAnswers, callMs: this.options.limits.callMs },
      this.options.limits.startMs,
      undefined,
    );
    return this.starting;
  }

  /**
   * Sends one request, and resolves with the reply's JSON, not validated. Its processor time is
   * charged to the budget, unless it has a time limit of its own.
   *
   * @throws SandboxFailure if there is no reply
   */
  request(body: RequestBody, budget: TimeBudget): Promise<string> {
    const ownMs = 'exercise' in body && 'callMs' in body ? body.callMs : undefined;
    return ownMs === undefined
      ? this.exchange(body, this.options.limits.callMs, budget)
      : this.exchange(body, ownMs, undefined);
  }

  private exchange(body: RequestBody, limitMs: number, budget: TimeBudget | undefined): Promise<string> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.push({ id, body, limitMs, budget, resolve, reject });
      if (this.waiting.length === 1) this.startTimers();
      this.write(`${JSON.stringify({ ...body, id })}\n`);
    });
  }

  /** Batches the writes of one tick: a system call costs as much as a small student function. */
  private write(line: string): void {
    const { stdin } = this.process;
    if (stdin.writableCorked === 0) {
      stdin.cork();
      process.nextTick(() => {
        stdin.uncork();
      });
    }
    stdin.write(line);
  }

  private startTimers(): void {
    this.stopTimers();
    const [first] = this.waiting;
    if (first === undefined) return;
    const { budget } = first;
    const leftMs = budget?.leftMs ?? Infinity;
    const limitMs = Math.min(first.limitMs + GRACE_MS, leftMs);
    this.began = performance.now();
    let stopWatching = (): void => undefined;
    const timer = setTimeout(() => {
      const onExceeded = (): void => {
        this.fail(leftMs < first.limitMs && budget ? budget.exceeded() : timeoutFailure(first.limitMs));
      };
      stopWatching = limitCpuTime(this.pid, limitMs * (1 - UNWATCHED), onExceeded, PATIENCE);
    }, limitMs * UNWATCHED);
    this.stopTimers = () => {
      stopWatching();
      clearTimeout(timer);
    };
  }

  /** Kills the process and resolves when it is gone. */
  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      if (
        this.process.exitCode !== null ||
        this.process.signalCode !== null ||
        this.process.pid === undefined
      )
        resolve();
      else
        this.process.once('close', () => {
          resolve();
        });
    });
    this.kill();
    await gone;
  }

  /** Kills the process without waiting for its end. */
  kill(): void {
    this.fail(new SandboxFailure('stopped', 'was stopped by the grader'));
  }

  private receive(line: string): void {
    if (!line.startsWith(this.token)) {
      if (line !== '') this.onOutput(line, this.waiting[0]?.body);
      return;
    }
    const json = line.slice(this.token.length);
    const [head, id, cpuMs] = /^\{"id":(\d+),"cpuMs":(\d+),/.exec(json.slice(0, 60)) ?? [];
    // A reply to any other request is stale or forged; ignore it.
    const [first] = this.waiting;
    if (first === undefined || head === undefined || id !== String(first.id)) return;
    if (json.slice(head.length) === TIMED_OUT.slice(1)) {
      this.fail(timeoutFailure(first.limitMs));
      return;
    }
    first.budget?.spend(Number(cpuMs));
    this.waiting.shift();
    this.startTimers();
    this.onReply();
    first.resolve(json);
  }

  private fail(failure: SandboxFailure): void {
    if (this.failure !== undefined) return;
    this.failure = failure;
    const [underWay] = this.waiting;
    // No more, however long a busy machine took for it.
    underWay?.budget?.spend(Math.min(performance.now() - this.began, underWay.limitMs));
    this.stopWatching();
    this.stopTimers();
    this.killProcess();
    const [first, ...others] = this.waiting.splice(0);
    first?.reject(failure);
    for (const { reject } of others) reject(new SandboxFailure('interrupted', 'was interrupted'));
  }

  private explainExit(code: number | null, signal: NodeJS.Signals | null): SandboxFailure {
    if (/heap out of memory|Array buffer allocation failed/i.test(this.stderrTail)) {
      return memoryFailure(this.options.limits.memoryBytes);
    }
    const how = code === null ? `signal ${signal ?? 'unknown'}` : `exit code ${String(code)}`;
    const thrown = /^\s*(?:Uncaught )?(\w*Error: .{0,200})$/m.exec(this.stderrTail)?.[1];
    const why = thrown ?? 'look for process.exit, or an error thrown outside the call';
    return new SandboxFailure('exited', `ended the process it ran in (${how}): ${why}`);
  }
}

const timeoutFailure = (limitMs: number): SandboxFailure =>
  new SandboxFailure(
    'timeout',
    `did not finish within ${String(limitMs / 1_000)} s; look for an infinite loop`,
  );

const memoryFailure = (bytes: number): SandboxFailure =>
  new SandboxFailure('memory', `needed more than ${String(Math.round(bytes / 2 ** 20))} MB of memory`);
