import { StringDecoder } from 'node:string_decoder';

/** Splits a stream into lines; gives up after more than `limit` bytes without a reset. */
export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private parts: string[] = [];
  private received = 0;

  constructor(
    private readonly limit: number,
    private readonly onLine: (line: string) => void,
    private readonly onFlood: () => void,
  ) {}

  read(chunk: Buffer): void {
    if (this.received > this.limit) return;
    this.received += chunk.length;
    if (this.received > this.limit) {
      this.parts = [];
      this.onFlood();
      return;
    }
    const lines = this.decoder.write(chunk).split('\n');
    const unfinished = lines.pop() ?? '';
    if (this.parts.length > 0 && lines.length > 0) {
      lines[0] = [...this.parts, lines[0]].join('');
      this.parts = [];
    }
    for (const line of lines) this.onLine(line);
    if (unfinished !== '') this.parts.push(unfinished);
  }

  /** Restarts the count; called when an answer arrives. */
  reset(): void {
    this.received = 0;
  }
}
