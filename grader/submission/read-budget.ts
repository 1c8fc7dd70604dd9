import type { TimeAllowance } from './time-allowance';
import type { ParsedSource } from './parse-source';
import { parseInThread, tooLong } from './parser-thread';

/** Far more than an exercise needs, for one file and for everything it imports. */
export const MAX_BYTES = 1_000_000;
export const MAX_FILES = 100;

/** Limit for parsing all files, in milliseconds of work; real course files take a few each. */
const MAX_PARSE_MS = 3_000;

/**
 * The files, characters and parse time that one operation may use. Each file has its own limits,
 * but many files can add up.
 */
export class ReadBudget {
  private files = 0;
  private chars = 0;
  private spentMs = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param whole an allowance shared with other work on the same submission */
  constructor(private readonly whole?: TimeAllowance) {}

  /** Counts a file; returns why it exceeds the budget, or undefined. */
  add(source: string): string | undefined {
    this.files += 1;
    this.chars += source.length;
    if (this.files > MAX_FILES) return `more than ${String(MAX_FILES)} files are imported`;
    return this.chars > MAX_BYTES ? 'more than 1 MB of files is imported' : undefined;
  }

  /** Parses a source. Sources are parsed in order until the time is up. */
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
