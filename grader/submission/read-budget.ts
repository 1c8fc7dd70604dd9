import type { TimeAllowance } from './time-allowance';
import type { ParsedSource } from './parse-source';
import { parseInThread, tooLong } from './parser-thread';

/** Larger than this is no exercise, be it one file or all that it imports; and neither is a larger number of files. */
export const MAX_BYTES = 1_000_000;
export const MAX_FILES = 100;

/** What looking through all files of an exercise may take; a file of a course takes milliseconds. */
const MAX_PARSE_MS = 3_000;

/** What is read for one purpose, and all that may be read for it: many files within their limits are too much together. */
export class ReadBudget {
  private files = 0;
  private chars = 0;
  private spentMs = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param whole what this reading may take together with other work on the same submission */
  constructor(private readonly whole?: TimeAllowance) {}

  /** Counts a file; why it may not be read with those before it, or undefined. */
  add(source: string): string | undefined {
    this.files += 1;
    this.chars += source.length;
    if (this.files > MAX_FILES) return `more than ${String(MAX_FILES)} files are imported`;
    return this.chars > MAX_BYTES ? 'more than 1 MB of files is imported' : undefined;
  }

  /** What is found in a source; one after the other, until the time is up. */
  parse(source: string): Promise<ParsedSource> {
    const turn = this.last.then(async () => {
      if (this.spentMs >= MAX_PARSE_MS || this.whole?.isTaken() === true) return tooLong;
      const { parsed, tookMs } = await parseInThread(source, this.whole);
      this.spentMs += tookMs;
      return parsed;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
