/**
 * What work on something may take. Parts of the work may be under way at the same time: it is the time in which any of them is. What
 * a part takes is taken from the whole as well.
 */
export class TimeAllowance {
  private underWay = 0;
  private since = 0;
  private endedMs = 0;

  constructor(
    private readonly limitMs: number,
    private readonly whole?: TimeAllowance,
  ) {}

  begin(): void {
    if (this.underWay === 0) this.since = performance.now();
    this.underWay += 1;
    this.whole?.begin();
  }

  end(): void {
    this.underWay -= 1;
    if (this.underWay === 0) this.endedMs += performance.now() - this.since;
    this.whole?.end();
  }

  /** Whether this share of it has been taken, or all of the whole's. */
  isTaken(share = 1): boolean {
    return this.takenMs > share * this.limitMs || this.whole?.isTaken() === true;
  }

  private get takenMs(): number {
    return this.endedMs + (this.underWay > 0 ? performance.now() - this.since : 0);
  }
}
