const TICK_MS = 250;

/** No tick for longer than this is a pause of the whole machine, such as a closed laptop. */
const MOST_BETWEEN_TICKS_MS = 1_000;

/**
 * A time limit for work whose parts may overlap: time counts while at least one part is running.
 * Time is also charged to the enclosing allowance, `whole`. Time in which this process was stopped
 * as well does not count.
 */
export class TimeAllowance {
  private underWay = 0;
  private since = 0;
  private countedMs = 0;
  private ticks: NodeJS.Timeout | undefined;

  constructor(
    private readonly limitMs: number,
    private readonly whole?: TimeAllowance,
  ) {}

  begin(): void {
    if (this.underWay === 0) {
      this.since = performance.now();
      this.ticks = setInterval(() => {
        this.count();
      }, TICK_MS).unref();
    }
    this.underWay += 1;
    this.whole?.begin();
  }

  end(): void {
    this.count();
    this.underWay -= 1;
    if (this.underWay === 0) clearInterval(this.ticks);
    this.whole?.end();
  }

  /** Whether this share of the limit is used up, or all of the enclosing allowance. */
  isTaken(share = 1): boolean {
    this.count();
    return this.countedMs > share * this.limitMs || this.whole?.isTaken() === true;
  }

  private count(): void {
    if (this.underWay === 0) return;
    const now = performance.now();
    this.countedMs += Math.min(now - this.since, MOST_BETWEEN_TICKS_MS);
    this.since = now;
  }
}
