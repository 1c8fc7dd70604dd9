import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type ExerciseBundle, requiredName } from './exercise-bundle';
import { SandboxFailure } from './failure';
import { parseReply } from './parse-reply';
import type { Reply, RequestBody } from './protocol';
import { Sandbox, type SandboxOptions } from './sandbox';
import { SubmissionBudget, TimeBudget } from './time-budget';

/** A place in the submission, `/`-separated and relative to its root. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

/** A reply, and for an error the student's line it came from. */
export interface LocatedReply {
  readonly reply: Reply;
  readonly location: SourceLocation | undefined;
}

/** What a request needs beside itself: the exercise's name is filled in here. */
export type ExerciseRequest = RequestBody extends infer Each
  ? Each extends { kind: 'call' | 'gradient' }
    ? Omit<Each, 'exercise'>
    : never
  : never;

/** What an exercise printed: the first lines, and how many there were. */
export interface PrintedOutput {
  readonly lines: readonly string[];
  readonly total: number;
}

/** What the sandboxes of a session run. */
export interface SandboxedSubmission {
  readonly bundles: ReadonlyMap<string, ExerciseBundle>;
  /** The script of the model answers that stand in the place of the submission's, '' for none. */
  readonly modelAnswers: string;
}

/** What a session needs of a sandbox. */
export type SessionSandbox = Pick<Sandbox, 'alive' | 'kill' | 'onOutput' | 'request' | 'started' | 'stop'>;

/** The session was ended while it was in use; none of what it has answered counts. */
export class SessionClosed extends Error {
  override readonly name = 'SessionClosed';
}

const MAX_LINES = 100;
const MAX_LINE_LENGTH = 500;

/** A copy: a slice would keep all of the line in memory, which may be megabytes. */
const beginningOf = (line: string): string =>
  Buffer.from(line.slice(0, MAX_LINE_LENGTH), 'utf16le').toString('utf16le');

/**
 * The conversation with the sandboxes of one submission: starts one, loads each exercise into it when it is first needed, and
 * starts another after a failure.
 */
export class Session {
  private sandbox: SessionSandbox;
  /** The exercise in the sandbox, which has room for one: the next gets a realm of its own. */
  private loaded: { readonly exercise: string; readonly answer: Promise<LocatedReply> } | undefined;
  private current = '';
  private readonly printed = new Map<string, { lines: string[]; total: number }>();
  private readonly budget = new SubmissionBudget();
  private readonly budgets = new Map<string, TimeBudget>();
  private readonly maps = new Map<string, TraceMap>();

  private submission: SandboxedSubmission = { bundles: new Map(), modelAnswers: '' };
  private isOpen = true;

  /**
   * @param first a process that was started before it was needed, and before it was known for what
   * @param another starts a new process after a failure
   */
  constructor(
    options: SandboxOptions,
    first: SessionSandbox,
    private readonly another: () => SessionSandbox = () => new Sandbox(options),
  ) {
    this.sandbox = this.listeningTo(first);
  }

  /** From here on the session is about this submission. */
  serve(submission: SandboxedSubmission): void {
    this.submission = submission;
    this.loaded = undefined;
    for (const known of [this.printed, this.budgets, this.maps]) known.clear();
    // A start that fails is reported by the first request.
    this.started(undefined).catch(() => undefined);
  }

  /** What importing the exercise's file gave: its exports, or the error it threw. */
  load(exercise: string): Promise<LocatedReply> {
    return this.guarded(exercise, () => this.ensureLoaded(exercise));
  }

  /**
   * Sends a request for a function of an exercise; loads the exercise first where needed. A request that only waited
   * behind one that failed is sent again, unless it is no longer wanted.
   */
  async request(exercise: string, body: ExerciseRequest, wanted: () => boolean): Promise<LocatedReply> {
    for (;;) {
      try {
        return await this.guarded(exercise, async () => {
          const loaded = await this.ensureLoaded(exercise);
          return loaded.reply.kind === 'threw' ? loaded : this.exchange({ ...body, exercise });
        });
      } catch (failure) {
        if (!(failure instanceof SandboxFailure) || failure.kind !== 'interrupted') throw failure;
        // By the time a new process has started, the check of this request may have failed already.
        await this.started(this.budgetOf(exercise));
        if (!wanted()) throw failure;
      }
    }
  }

  output(exercise: string): PrintedOutput {
    return this.printed.get(exercise) ?? { lines: [], total: 0 };
  }

  /** Ends the session: what is asked from here on is refused. */
  async stop(): Promise<void> {
    this.isOpen = false;
    await this.sandbox.stop();
  }

  /** @throws SessionClosed, which is nothing that a submission has done */
  ensureOpen(): void {
    if (!this.isOpen) throw new SessionClosed();
  }

  /** Ends the sandbox at once: the grader itself is about to end. */
  kill(): void {
    this.sandbox.kill();
  }

  private start(): SessionSandbox {
    this.loaded = undefined;
    return this.listeningTo(this.another());
  }

  private listeningTo(sandbox: SessionSandbox): SessionSandbox {
    sandbox.onOutput = (line) => {
      this.keep(line);
    };
    return sandbox;
  }

  private async guarded(exercise: string, run: () => Promise<LocatedReply>): Promise<LocatedReply> {
    const budget = this.budgetOf(exercise);
    budget.ensureLeft();
    try {
      return await run();
    } catch (failure) {
      if (failure instanceof SandboxFailure && failure.kind === 'timeout') budget.countTimeout();
      throw failure;
    }
  }

  private budgetOf(exercise: string): TimeBudget {
    const budget = this.budgets.get(exercise) ?? new TimeBudget(this.budget);
    this.budgets.set(exercise, budget);
    return budget;
  }

  private async ensureLoaded(exercise: string): Promise<LocatedReply> {
    await this.started(this.budgetOf(exercise));
    if (this.loaded?.exercise === exercise) return this.loaded.answer;
    const bundle = this.submission.bundles.get(exercise);
    if (bundle === undefined) throw new Error(`no bundle of ${exercise}`);
    const { code } = bundle;
    const modelAnswers = bundle.modelAnswers.map(requiredName);
    const answer = this.exchange({ kind: 'load', exercise, code, modelAnswers });
    this.loaded = { exercise, answer };
    return answer;
  }

  /**
   * Waits for a process that answers; it is a new one where the last has ended.
   *
   * @param charged of the exercise that needs it, which pays for a new one: it is what ended the last
   */
  private async started(charged: TimeBudget | undefined): Promise<void> {
    this.ensureOpen();
    if (this.sandbox.alive) {
      await this.sandbox.started(this.submission.modelAnswers);
      return;
    }
    this.sandbox = this.start();
    const began = performance.now();
    await this.sandbox.started(this.submission.modelAnswers);
    charged?.spend(performance.now() - began);
  }

  private async exchange(body: Exclude<RequestBody, { kind: 'prepare' }>): Promise<LocatedReply> {
    this.current = body.exercise;
    const json = await this.sandbox.request(body, this.budgetOf(body.exercise));
    const reply = parseReply(json);
    const location = reply.kind === 'threw' ? this.locate(body.exercise, reply.stack) : undefined;
    return { reply, location };
  }

  /** The first frame of a stack that lies in the submission's own files. */
  private locate(exercise: string, stack: string): SourceLocation | undefined {
    const bundle = this.submission.bundles.get(exercise);
    if (bundle === undefined) return undefined;
    const map = this.maps.get(exercise) ?? new TraceMap(bundle.sourceMap);
    this.maps.set(exercise, map);
    // A stack is text that a submission may have written; places count from 1.
    for (const [, line = '', column = ''] of stack.matchAll(/\.submission\.js:([1-9]\d*):([1-9]\d*)/g)) {
      const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
      // A submission's own source map could tell of files that are not its own.
      if (found.source !== null && bundle.files.includes(found.source) && !found.source.includes('given/'))
        return { file: found.source, line: found.line };
    }
    return undefined;
  }

  private keep(line: string): void {
    const printed = this.printed.get(this.current) ?? { lines: [], total: 0 };
    printed.total += 1;
    if (printed.lines.length < MAX_LINES) printed.lines.push(beginningOf(line));
    this.printed.set(this.current, printed);
  }
}
