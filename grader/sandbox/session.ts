import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type ExerciseBundle, requiredName } from './exercise-bundle';
import { SandboxBroken, SandboxFailure } from './failure';
import { parseReply } from './parse-reply';
import { PrintedLines, type PrintedBy } from './printed-lines';
import type { Backend, Reply, RequestBody } from './protocol';
import { proveSandbox } from './prove';
import { Sandbox, type SandboxOptions } from './sandbox';
import { SubmissionBudget, TimeBudget } from './time-budget';

/** A place in the submission, `/`-separated and relative to its root. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  /** The line of the exercise's own file that called it, if it is in another file. */
  readonly calledFrom?: { readonly file: string; readonly line: number };
}

/** A reply, and for an error the student's line that threw it. */
export interface LocatedReply {
  readonly reply: Reply;
  readonly location: SourceLocation | undefined;
}

type ExerciseRequestBody = Exclude<RequestBody, { kind: 'prepare' }>;

/** A request about an exercise; the session adds the exercise's name. */
export type ExerciseRequest = RequestBody extends infer Each
  ? Each extends { kind: 'call' | 'gradient' }
    ? Omit<Each, 'exercise'>
    : never
  : never;

export interface SandboxedSubmission {
  readonly bundles: ReadonlyMap<string, ExerciseBundle>;
  /** The script of the model answers, '' for none. */
  readonly modelAnswers: string;
}

/** What a session needs of a sandbox. */
export type SessionSandbox = Pick<Sandbox, 'alive' | 'kill' | 'onOutput' | 'request' | 'started' | 'stop'>;

/** A busy machine may fail to start a process once. */
const MOST_STARTS = 2;

/** The most that a new process costs a submission, in milliseconds; a busy machine takes longer. */
const MOST_CHARGED_MS = 1_000;

/** How often a request may end its process: a system without memory kills one that does no harm. */
const MOST_ENDS = 2;

/** The session was closed during use; none of its answers count. */
export class SessionClosed extends Error {
  override readonly name = 'SessionClosed';
}

/**
 * Runs the exercises of a submission in a sandbox: loads each exercise when it is first needed, and
 * starts a new sandbox after a failure.
 */
export class Session {
  private sandbox: SessionSandbox;
  /** The exercise in the sandbox, which holds one at a time; the next gets a new realm. */
  private loaded: { readonly exercise: string; readonly answer: Promise<LocatedReply> } | undefined;
  /** The request that was sent last. */
  private latest: ExerciseRequestBody | undefined;
  private readonly printedLines = new Map<string, PrintedLines>();
  private readonly budget = new SubmissionBudget();
  private readonly budgets = new Map<string, TimeBudget>();
  private readonly maps = new Map<string, TraceMap>();

  /** By backend: whether a sandbox has answered a call of ours. */
  private readonly proofs = new Map<Backend, Promise<void>>();
  private proving: SessionSandbox | undefined;

  private submission: SandboxedSubmission = { bundles: new Map(), modelAnswers: '' };
  private isOpen = true;

  /**
   * @param first a sandbox started ahead of time, before the submission was known
   * @param another starts a new process after a failure
   * @param prove rejects if a sandbox does not work whatever the submission
   */
  constructor(
    options: SandboxOptions,
    first: SessionSandbox,
    private readonly another: () => SessionSandbox = () => new Sandbox(options),
    private readonly prove: typeof proveSandbox = proveSandbox,
  ) {
    this.sandbox = this.listeningTo(first);
  }

  /** Switches the session to this submission. */
  serve(submission: SandboxedSubmission): void {
    this.submission = submission;
    this.loaded = undefined;
    for (const known of [this.printedLines, this.budgets, this.maps]) known.clear();
    // The first request reports a failed start.
    this.started(undefined).catch(() => undefined);
  }

  /** Imports the exercise's file; resolves with its exports or the error it threw. */
  load(exercise: string): Promise<LocatedReply> {
    return this.untilAnswered(exercise, { run: () => this.ensureLoaded(exercise), wanted: () => true });
  }

  /**
   * Sends a request for a function of an exercise; loads the exercise first if needed. A request
   * that was interrupted by the failure of another is sent again if it is still wanted.
   */
  request(exercise: string, body: ExerciseRequest, wanted: () => boolean): Promise<LocatedReply> {
    const request = { ...body, exercise };
    const run = async (): Promise<LocatedReply> => {
      const loaded = await this.ensureLoaded(exercise);
      if (loaded.reply.kind === 'threw') return loaded;
      this.printedLines.get(exercise)?.forget(request);
      return this.exchange(request);
    };
    return this.untilAnswered(exercise, { run, wanted });
  }

  /** What an exercise printed, by request, in the order of the requests. */
  printed(exercise: string): readonly PrintedBy[] {
    return this.printedLines.get(exercise)?.all ?? [];
  }

  /** Ends the session; later requests are refused. */
  async stop(): Promise<void> {
    this.isOpen = false;
    await Promise.all([this.sandbox.stop(), this.proving?.stop()]);
  }

  /** @throws SessionClosed; the submission is not to blame */
  ensureOpen(): void {
    if (!this.isOpen) throw new SessionClosed();
  }

  /** Kills the sandbox at once, for when the grader itself is about to end. */
  kill(): void {
    this.sandbox.kill();
    this.proving?.kill();
  }

  private start(): SessionSandbox {
    this.loaded = undefined;
    return this.listeningTo(this.another());
  }

  private listeningTo(sandbox: SessionSandbox): SessionSandbox {
    sandbox.onOutput = (line, request) => {
      this.keep(line, request);
    };
    return sandbox;
  }

  /** Repeats a request that was interrupted, or whose process ended for the first time. */
  private async untilAnswered(
    exercise: string,
    { run, wanted }: { run: () => Promise<LocatedReply>; wanted: () => boolean },
  ): Promise<LocatedReply> {
    for (let ends = 0; ;) {
      try {
        return await this.guarded(exercise, run);
      } catch (failure) {
        if (!(failure instanceof SandboxFailure)) throw failure;
        if (failure.kind === 'exited') ends += 1;
        if (failure.kind === 'exited' ? ends === MOST_ENDS : failure.kind !== 'interrupted') throw failure;
        // While a new process starts, the check that sent this request may fail.
        await this.started(this.budgetOf(exercise));
        if (!wanted()) throw failure;
      }
    }
  }

  private async guarded(exercise: string, run: () => Promise<LocatedReply>): Promise<LocatedReply> {
    const budget = this.budgetOf(exercise);
    budget.ensureLeft();
    try {
      return await run();
    } catch (failure) {
      if (!(failure instanceof SandboxFailure)) throw failure;
      if (failure.kind === 'timeout') budget.countTimeout();
      if (failure.kind !== 'interrupted') await this.ensureProven(exercise);
      throw failure;
    }
  }

  /**
   * Until a sandbox has answered a call of ours, a failure may be the machine's: a package that is
   * damaged, a kernel that kills every process.
   *
   * @throws SandboxBroken
   */
  private async ensureProven(exercise: string): Promise<void> {
    if (!this.isOpen) return;
    const backend = this.backendOf(exercise);
    const proof = this.proofs.get(backend) ?? this.prove(() => (this.proving = this.another()), backend);
    this.proofs.set(backend, proof);
    try {
      await proof;
    } catch (failure) {
      this.ensureOpen();
      throw failure;
    }
  }

  private backendOf(exercise: string): Backend {
    return this.submission.bundles.get(exercise)?.backend ?? 'cpu';
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
    const { code, backend = 'cpu' } = bundle;
    const modelAnswers = bundle.modelAnswers.map(requiredName);
    const answer = this.exchange({ kind: 'load', exercise, code, modelAnswers, backend });
    this.loaded = { exercise, answer };
    return answer;
  }

  /**
   * Waits for a process that answers; starts a new one if the last has ended.
   *
   * @param charged the budget charged for a new process: that of the exercise that ended the last
   * @throws SandboxBroken if none answers
   */
  private async started(charged: TimeBudget | undefined): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.ensureOpen();
      const isNew = !this.sandbox.alive;
      if (isNew) this.sandbox = this.start();
      const began = performance.now();
      try {
        await this.sandbox.started(this.submission.modelAnswers);
        if (isNew) charged?.spend(Math.min(performance.now() - began, MOST_CHARGED_MS));
        return;
      } catch (failure) {
        this.ensureOpen();
        // No student code has run in it.
        if (attempt === MOST_STARTS) throw new SandboxBroken(failure);
      }
    }
  }

  private async exchange(body: ExerciseRequestBody): Promise<LocatedReply> {
    this.latest = body;
    const json = await this.sandbox.request(body, this.budgetOf(body.exercise));
    const reply = parseReply(json);
    if (reply.kind === 'returned') this.proofs.set(this.backendOf(body.exercise), Promise.resolve());
    const location = reply.kind === 'threw' ? this.locate(body.exercise, reply.stack) : undefined;
    return { reply, location };
  }

  /** The first stack frame in the submission's own files. */
  private locate(exercise: string, stack: string): SourceLocation | undefined {
    const [first, ...others] = this.framesOf(exercise, stack);
    const isOwn = ({ file }: SourceLocation): boolean => file.endsWith(`/${exercise}.ts`);
    if (first === undefined || isOwn(first)) return first;
    const calledFrom = others.find(isOwn);
    return { ...first, ...(calledFrom && { calledFrom }) };
  }

  /** The stack frames in the submission's own files, innermost first. */
  private framesOf(exercise: string, stack: string): SourceLocation[] {
    const bundle = this.submission.bundles.get(exercise);
    if (bundle === undefined) return [];
    const map = this.maps.get(exercise) ?? new TraceMap(bundle.sourceMap);
    this.maps.set(exercise, map);
    // A submission can forge the stack. Lines and columns count from 1.
    const places = [...stack.matchAll(/\.submission\.js:([1-9]\d*):([1-9]\d*)/g)];
    return places.flatMap(([, line = '', column = '']): SourceLocation[] => {
      const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
      // A source map could name files outside the submission.
      return found.source !== null && bundle.files.includes(found.source) && !found.source.includes('given/')
        ? [{ file: found.source, line: found.line }]
        : [];
    });
  }

  /** @param request the one that the sandbox was working on, if any */
  private keep(line: string, request: RequestBody | undefined = this.latest): void {
    if (request === undefined || request.kind === 'prepare') return;
    const printed = this.printedLines.get(request.exercise) ?? new PrintedLines();
    this.printedLines.set(request.exercise, printed);
    printed.keep(line, request);
  }
}
