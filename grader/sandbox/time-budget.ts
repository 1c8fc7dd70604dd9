import { SandboxFailure } from './failure';

/** What all calls of an exercise may take together, and starting again after those that crashed; right answers take a fiftieth of it. */
const MAX_EXERCISE_MS = 15_000;

/** The same for all exercises of a submission: one that stalls wherever it can must not keep a class waiting for long. */
const MAX_SUBMISSION_MS = 90_000;

/** Timeouts after which an exercise is not called again: a loop that never ends must not take a check each time. */
const MAX_TIMEOUTS = 3;

/** The time that all exercises of a submission may still take. */
export class SubmissionBudget {
  private spentMs = 0;

  constructor(private readonly maxMs = MAX_SUBMISSION_MS) {}

  get leftMs(): number {
    return Math.max(0, this.maxMs - this.spentMs);
  }

  spend(ms: number): void {
    this.spentMs += ms;
  }

  exceeded(): SandboxFailure {
    return exceeded(`was not called again: all exercises together have taken ${seconds(this.maxMs)}`);
  }
}

/** The time of the sandbox that one exercise may still take. */
export class TimeBudget {
  private spentMs = 0;
  private timeouts = 0;

  constructor(private readonly submission: SubmissionBudget) {}

  get leftMs(): number {
    return Math.min(this.ownLeftMs, this.submission.leftMs);
  }

  private get ownLeftMs(): number {
    return Math.max(0, MAX_EXERCISE_MS - this.spentMs);
  }

  spend(ms: number): void {
    this.spentMs += ms;
    this.submission.spend(ms);
  }

  countTimeout(): void {
    this.timeouts += 1;
  }

  /** @throws SandboxFailure when the exercise is not to be called again */
  ensureLeft(): void {
    if (this.timeouts >= MAX_TIMEOUTS) {
      throw new SandboxFailure(
        'timeout',
        `was not called again after ${String(this.timeouts)} calls that did not finish`,
      );
    }
    if (this.leftMs === 0) throw this.exceeded();
  }

  exceeded(): SandboxFailure {
    return this.ownLeftMs < this.submission.leftMs
      ? exceeded(`has taken ${seconds(MAX_EXERCISE_MS)} in all and was not called again`)
      : this.submission.exceeded();
  }
}

const seconds = (ms: number): string => `${String(ms / 1_000)} s`;

const exceeded = (message: string): SandboxFailure => new SandboxFailure('timeout', message);
