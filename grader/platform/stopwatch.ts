/**
 * Measures work in this process, its threads included, whichever is less: time on the clock or CPU
 * time. A busy machine, a pause or a closed laptop adds to the first only.
 */
export class Stopwatch {
  private readonly began = performance.now();
  private readonly usage = process.cpuUsage();

  get elapsedMs(): number {
    const { user, system } = process.cpuUsage(this.usage);
    return Math.min(performance.now() - this.began, (user + system) / 1_000);
  }
}
