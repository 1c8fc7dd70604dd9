import process from 'node:process';

/** A shorter call had the processor to itself, and asking how long costs as much as the call. */
const SHORT_MS = 5;

/** Counts the processor time of this process, call by call. */
export class CpuClock {
  private countedMs = cpuTimeMs();

  /** Processor time that is not counted yet, in milliseconds. */
  uncountedMs(): number {
    return Math.max(0, cpuTimeMs() - this.countedMs);
  }

  /**
   * Counts a call that has just ended.
   *
   * @param elapsedMs how long it took on the clock
   * @returns the processor time that it took
   */
  count(elapsedMs: number): number {
    const spentMs = elapsedMs < SHORT_MS ? elapsedMs : this.uncountedMs();
    this.countedMs += spentMs;
    return spentMs;
  }

  /** Leaves out what this process has done for itself. */
  skip(): void {
    this.countedMs = cpuTimeMs();
  }
}

function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
