import { SandboxFailure } from './failure';

/**
 * Processor time of all calls of an exercise together, and the time of restarts after crashes;
 * correct code takes 1/50.
 * Calls that have a time limit of their own are not counted: there are as many as the checks make.
 */
const MAX_EXERCISE_MS = 15_000;

/** The same for a whole submission: one that stalls wherever it can must not hold up a class. */
const MAX_SUBMISSION_MS = 90_000;

/** Timeouts after which an exercise is not called again: an infinite loop stalls every check. */
const MAX_TIMEOUTS = 3;

/** The remaining time of all exercises of a submission. */
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

/** The remaining time of one exercise. */
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

  /** @throws SandboxFailure if the exercise must not be called again */
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
