import pc from 'picocolors';
import { renderAnswer, renderTypeErrors } from '../report/terminal-watch';
import type { Results } from '../results/results';

const PATIENCE_MS = 500;

/** Where answers are shown: on a terminal each in the place of the last, elsewhere one below the other. */
export class Screen {
  private latest: Results | undefined;
  private busy: NodeJS.Timeout | undefined;

  constructor(private readonly watched: string) {}

  /** An answer that takes long says so. */
  begin(): void {
    clearTimeout(this.busy);
    this.busy = setTimeout(() => {
      console.log(pc.dim('grading …'));
    }, PATIENCE_MS);
  }

  /** The answer on what was saved, while the others are as the last answer showed them. */
  showFirst(soFar: Results, saved: readonly string[], tookMs: number): void {
    const known = new Map(soFar.exercises.map((result) => [result.id, result]));
    const merged = this.latest && {
      ...this.latest,
      exercises: this.latest.exercises.map((result) => known.get(result.id) ?? result),
    };
    this.draw(renderAnswer(merged ?? soFar, { saved, isFirst: true }), tookMs);
  }

  show(results: Results, saved: readonly string[], tookMs: number): void {
    this.latest = results;
    this.draw(renderAnswer(results, { saved, isFirst: false }), tookMs);
  }

  /** Below the answer that they belong to. */
  showTypeErrors(results: Results): void {
    const text = renderTypeErrors(results);
    if (text !== '') console.log(`\n${text}`);
  }

  showRefusal(message: string): void {
    this.draw(pc.red(`Nothing was graded: ${message}.`), undefined);
  }

  private draw(text: string, tookMs: number | undefined): void {
    clearTimeout(this.busy);
    console.clear();
    const time = new Date().toTimeString().slice(0, 8);
    const took = tookMs === undefined ? '' : ` in ${(tookMs / 1_000).toFixed(2)} s`;
    console.log(`${text}\n\n${pc.dim(`${time}, answered${took}; watching ${this.watched}, Ctrl-C ends`)}`);
  }
}
