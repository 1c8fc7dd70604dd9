import { SandboxFailure } from './failure';

/** What all calls of an exercise may take together, in milliseconds; right answers take a fiftieth of it. */
const MAX_BUSY_MS = 15_000;

/** Timeouts after which an exercise is not called again: a loop that never ends must not take a check each time. */
const MAX_TIMEOUTS = 3;

/** The time of the sandbox that one exercise may still take. */
export class TimeBudget {
  private spentMs = 0;
  private timeouts = 0;

  get leftMs(): number {
    return Math.max(0, MAX_BUSY_MS - this.spentMs);
  }

  spend(ms: number): void {
    this.spentMs += ms;
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
    return new SandboxFailure(
      'timeout',
      `has taken ${String(MAX_BUSY_MS / 1_000)} s in all and was not called again`,
    );
  }
}
