import pc from 'picocolors';
import { renderAnswer, renderTypeErrors } from '../report/terminal-watch';
import { terminalWidth, wrap } from '../report/wrap';
import type { Unfinished } from '../judge/grade-submission';
import type { Results } from '../results/results';

const PATIENCE_MS = 500;

/** Clears the terminal and the lines that have scrolled out of it, which `console.clear` keeps. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Shows results: on a terminal, each replaces the last one; elsewhere they follow each other, one
 * for each save.
 */
export class Screen {
  private readonly isTerminal = process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  private latest: Results | undefined;
  private busy: NodeJS.Timeout | undefined;

  /** @param note what follows on the status line */
  constructor(
    private readonly watched: string,
    private readonly note = '',
  ) {}

  /** Shows a notice if grading takes long. */
  begin(): void {
    clearTimeout(this.busy);
    this.busy = setTimeout(() => {
      console.log(pc.dim('grading …'));
    }, PATIENCE_MS);
  }

  /**
   * Shows the results so far, and the previous results of other exercises, until all results
   * replace them.
   */
  showSoFar(
    soFar: Results,
    { areAllBegun, checks: running }: Unfinished,
    saved: readonly string[],
    tookMs: number,
  ): void {
    if (!this.isTerminal) return;
    const known = new Map(soFar.exercises.map((result) => [result.id, result]));
    const merged = this.latest && {
      ...this.latest,
      exercises: this.latest.exercises.map((result) => known.get(result.id) ?? result),
    };
    const state = { saved, isFirst: !areAllBegun, running, width: terminalWidth() };
    this.draw(renderAnswer(merged ?? soFar, state), tookMs);
  }

  show(results: Results, saved: readonly string[], tookMs: number): void {
    this.latest = results;
    const state = { saved, isFirst: false, running: [], width: terminalWidth() };
    this.draw(renderAnswer(results, state), tookMs);
  }

  /** Prints type errors below the results they belong to. */
  showTypeErrors(results: Results): void {
    const text = renderTypeErrors(results, terminalWidth());
    if (text !== '') console.log(`\n${text}`);
  }

  /** Prints what a key asked for, below what is there. */
  print(text: string): void {
    console.log(`\n${text}`);
  }

  showRefusal(message: string): void {
    const lines = wrap(`Nothing was graded: ${message}.`, terminalWidth());
    this.draw(lines.map(pc.red).join('\n'), undefined);
  }

  private draw(text: string, tookMs: number | undefined): void {
    clearTimeout(this.busy);
    if (this.isTerminal) process.stdout.write(CLEAR);
    const time = new Date().toTimeString().slice(0, 8);
    const took = tookMs === undefined ? '' : ` in ${(tookMs / 1_000).toFixed(2)} s`;
    const status = `${time}, answered${took}; watching ${this.watched}, press Ctrl-C to stop${this.note}`;
    console.log(`${text}\n\n${wrap(status, terminalWidth()).map(pc.dim).join('\n')}`);
  }
}
