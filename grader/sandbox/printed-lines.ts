import type { RequestBody } from './protocol';

/** What the code printed during one request: the first lines, and the number of all lines. */
export interface PrintedBy {
  readonly request: RequestBody;
  readonly lines: readonly string[];
  readonly total: number;
}

/** The most lines that are kept of one request; reports show no more of a whole exercise. */
export const MAX_LINES = 100;
const MAX_LINE_LENGTH = 500;

/** The most characters that are kept of an exercise; later requests are only counted. */
const MAX_CHARACTERS = 2_000_000;

/** Copies the text: a slice would keep the whole line, possibly megabytes, in memory. */
const beginningOf = (line: string): string =>
  Buffer.from(line.slice(0, MAX_LINE_LENGTH), 'utf16le').toString('utf16le');

/** What an exercise printed, by the request that was under way. */
export class PrintedLines {
  private kept: { readonly request: RequestBody; readonly lines: string[]; total: number }[] = [];
  private characters = 0;

  keep(line: string, request: RequestBody): void {
    let last = this.kept.at(-1);
    if (last?.request !== request && this.characters < MAX_CHARACTERS) {
      last = { request, lines: [], total: 0 };
      this.kept.push(last);
    }
    if (last === undefined) return;
    last.total += 1;
    if (last.request !== request || last.lines.length >= MAX_LINES) return;
    if (this.characters >= MAX_CHARACTERS) return;
    last.lines.push(beginningOf(line));
    this.characters += Math.min(line.length, MAX_LINE_LENGTH);
  }

  /** Drops the lines of a request that is sent again. */
  forget(request: RequestBody): void {
    this.kept = this.kept.filter((each) => each.request !== request);
  }

  /** In order. Lines of requests that were not kept count as the last one's. */
  get all(): readonly PrintedBy[] {
    return this.kept;
  }
}
