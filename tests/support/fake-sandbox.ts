import { SandboxFailure } from '../../grader/sandbox/failure';
import type { Reply, RequestBody } from '../../grader/sandbox/protocol';
import { defaultLimits, type SandboxOptions } from '../../grader/sandbox/sandbox';
import { Session, type LocatedReply, type SessionSandbox } from '../../grader/sandbox/session';
import type { TimeBudget } from '../../grader/sandbox/time-budget';

type AnyReply = Reply extends infer Each ? (Each extends Reply ? Omit<Each, 'id'> : never) : never;

export const loadedReply = (exports: Readonly<Record<string, string>> = { f: 'function' }): AnyReply => ({
  kind: 'loaded',
  exports: { ...exports },
});

export const threwReply = (message: string, stack = ''): AnyReply => ({ kind: 'threw', message, stack });

export const returnedReply = (what: string): AnyReply => ({
  kind: 'returned',
  result: { kind: 'other', what },
  callbacks: [],
  leaked: 0,
  damaged: [],
});

/** A reply as a session returns it. */
export const located = (reply: AnyReply, location?: LocatedReply['location']): LocatedReply => ({
  reply: { id: 0, ...reply },
  location,
});

/** Answers a request with a reply, with text to send unchanged, or with a sandbox failure. */
export type FakeProgram = (
  request: RequestBody,
  sandbox: FakeSandbox,
  budget: TimeBudget,
) => AnyReply | string | SandboxFailure;

interface Waiting {
  readonly request: RequestBody;
  readonly budget: TimeBudget;
  readonly resolve: (json: string) => void;
  readonly reject: (failure: SandboxFailure) => void;
}

/**
 * A sandbox without a process. Like the real one, it answers requests in order, and a failure
 * rejects every request that waits.
 */
export class FakeSandbox implements SessionSandbox {
  isStopped = false;
  isKilled = false;
  readonly sent: RequestBody[] = [];
  /** The script of model answers that each call of `started` passed. */
  readonly starts: string[] = [];
  onOutput: SessionSandbox['onOutput'] = () => undefined;
  private readonly waiting: Waiting[] = [];
  private failure: SandboxFailure | undefined;

  constructor(
    private readonly program: FakeProgram,
    private readonly start: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  get alive(): boolean {
    return this.failure === undefined;
  }

  started(modelAnswers: string): Promise<unknown> {
    this.starts.push(modelAnswers);
    return this.start();
  }

  request(request: RequestBody, budget: TimeBudget): Promise<string> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.sent.push(request);
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, budget, resolve, reject });
      // One request per turn, so that the session can react to each answer before the next.
      setImmediate(() => {
        this.answerFirst();
      });
    });
  }

  stop(): Promise<void> {
    this.isStopped = true;
    this.fail(new SandboxFailure('stopped', 'was stopped by the grader'));
    return Promise.resolve();
  }

  kill(): void {
    this.isKilled = true;
    this.fail(new SandboxFailure('stopped', 'was stopped by the grader'));
  }

  private answerFirst(): void {
    const [first] = this.waiting;
    if (first === undefined) return;
    const answer = this.program(first.request, this, first.budget);
    if (answer instanceof SandboxFailure) {
      this.fail(answer);
      return;
    }
    this.waiting.shift();
    first.resolve(typeof answer === 'string' ? answer : JSON.stringify({ id: 0, ...answer }));
  }

  private fail(failure: SandboxFailure): void {
    this.failure ??= failure;
    const [first, ...others] = this.waiting.splice(0);
    first?.reject(failure);
    for (const { reject } of others) reject(new SandboxFailure('interrupted', 'was interrupted'));
  }
}

const options: SandboxOptions = {
  launcher: {
    name: 'none',
    command: () => {
      throw new Error('a test with a fake sandbox starts no process');
    },
    pid: 'own',
    needsNoProof: true,
  },
  files: { program: '', realmProgram: '', tfjs: '', wasmKernels: '', wasmLibrary: '' },
  workingDirectory: '',
  limits: defaultLimits,
};

/** A session whose sandboxes all run this program, and its sandboxes in order of their start. */
export function fakeSession(
  program: FakeProgram,
  start?: () => Promise<unknown>,
  prove: () => Promise<void> = () => Promise.resolve(),
): { readonly session: Session; readonly sandboxes: readonly FakeSandbox[] } {
  const first = new FakeSandbox(program, start);
  const sandboxes = [first];
  const another = (): FakeSandbox => {
    const next = new FakeSandbox(program, start);
    sandboxes.push(next);
    return next;
  };
  const session = new Session(options, first, another, prove);
  return { session, sandboxes };
}
