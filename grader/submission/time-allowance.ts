/**
 * A time limit for work whose parts may overlap: time counts while at least one part is running.
 * Time is also charged to the enclosing allowance, `whole`.
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

  /** Whether this share of the limit is used up, or all of the enclosing allowance. */
  isTaken(share = 1): boolean {
    return this.takenMs > share * this.limitMs || this.whole?.isTaken() === true;
  }

  private get takenMs(): number {
    return this.endedMs + (this.underWay > 0 ? performance.now() - this.since : 0);
  }
}
