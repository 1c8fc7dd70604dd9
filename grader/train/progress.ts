import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { printable } from '../platform/printable';
import type { Sample } from './checkpoint';
import type { TrainingDisplay } from './run-training';
import { percent } from './stages/stage';

/**
 * Shows a training on standard output: a bar on a terminal, otherwise a line for each tenth.
 *
 * @param shareOf what the share of a sample means
 * @param unit what is counted in a second
 */
export const trainingDisplay = (shareOf: string, unit = 'tokens'): TrainingDisplay =>
  process.stdout.isTTY ? new TrainingBar(shareOf, unit) : new TrainingLines(shareOf, unit);

/** What a sample shows, as one line. */
const sampleLine = ({ step, texts, share }: Sample, shareOf: string): string =>
  printable(`step ${String(step)}: ${percent(share)} ${shareOf} · ${texts[0] ?? ''}`);

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

const rate = (tokensPerSecond: number): string => Math.round(tokensPerSecond).toLocaleString('en');

class TrainingBar implements TrainingDisplay {
  private readonly bars = new MultiBar(
    {
      format: '{bar} {value}/{total} · loss {loss} · {rate} {unit}/s · {eta_formatted} left',
      hideCursor: true,
      linewrap: false,
      stream: process.stdout,
      etaBuffer: 20,
    },
    Presets.shades_classic,
  );
  private bar: SingleBar | undefined;

  constructor(
    private readonly shareOf: string,
    private readonly unit: string,
  ) {}

  begin(total: number, done: number): void {
    this.bar = this.bars.create(total, done, { loss: '', rate: '', unit: this.unit });
  }

  advanced(done: number, losses: readonly number[], tokensPerSecond: number): void {
    this.bar?.update(done, { loss: mean(losses).toFixed(4), rate: rate(tokensPerSecond) });
  }

  wrote(sample: Sample): void {
    this.bars.log(`${sampleLine(sample, this.shareOf)}\n`);
  }

  end(): void {
    this.bars.stop();
  }
}

const LINES = 10;

class TrainingLines implements TrainingDisplay {
  private total = 0;
  private done = 0;
  private began = 0;
  private shown = 0;
  private recent: number[] = [];

  constructor(
    private readonly shareOf: string,
    private readonly unit: string,
  ) {}

  begin(total: number, done: number): void {
    [this.total, this.done, this.began, this.shown] = [total, done, performance.now(), done];
    if (done > 0) console.log(`continues after step ${String(done)}`);
  }

  advanced(done: number, losses: readonly number[], tokensPerSecond: number): void {
    this.recent.push(...losses);
    if (done < this.total && done - this.shown < this.total / LINES) return;
    const seconds = (performance.now() - this.began) / 1_000;
    const left = (seconds / (done - this.done)) * (this.total - done);
    console.log(
      `step ${String(done)} of ${String(this.total)} · loss ${mean(this.recent).toFixed(4)} · ${rate(tokensPerSecond)} ${this.unit}/s · ${String(Math.round(left))} s left`,
    );
    [this.shown, this.recent] = [done, []];
  }

  wrote(sample: Sample): void {
    console.log(sampleLine(sample, this.shareOf));
  }

  end(): void {
    // Every line has been written.
  }
}
