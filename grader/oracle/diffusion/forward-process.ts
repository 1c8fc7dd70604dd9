import { at, dim, type NumericTensor } from '../tensor';
import type { Schedule } from './noise-schedule';
import { broadcast, perExample } from './per-example';

export interface QSampleInput {
  /** `[batch, ...]` */
  readonly x0: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  readonly noise: NumericTensor;
  readonly schedule: Schedule;
}

/** A share of the variance at an index of the schedule. */
export type Share = (schedule: Schedule, index: number) => number;

/** The steps of q(x_t | x_0) that can go wrong, in order; the defaults are right. */
export interface QSampleSteps {
  /** The t of an example. */
  readonly stepOf: (t: NumericTensor, example: number) => number;
  /** Where the schedule is read; `BEFORE_FIRST` is before index 0, with all of the signal left. */
  readonly index: (t: number, numSteps: number) => number;
  /** How much of the variance is signal: what the coefficient of x0 is computed from. */
  readonly signalShare: Share;
  /** The same for the coefficient of the noise. */
  readonly noiseShare: Share;
  readonly signal: (share: number) => number;
  readonly noise: (share: number, schedule: Schedule, index: number) => number;
  readonly combine: (signal: number, x0: number, spread: number, noise: number) => number;
  /** The shape in which the coefficients, one per example, meet x0. */
  readonly coefficientShape: (batch: number, rank: number) => readonly number[];
  readonly finish: (xt: number) => number;
}

export const BEFORE_FIRST = -1;

/** An entry of a table of the schedule, which starts before index 0 with `first`. */
export const entryOf = (table: NumericTensor, index: number, first: number): number =>
  index === BEFORE_FIRST ? first : at(table, index);

/** ᾱ at an index; 1 before the first step. */
export const alphaBarAt: Share = ({ alphaBars }, index) => entryOf(alphaBars, index, 1);

export const qSampleSteps: QSampleSteps = {
  stepOf: at,
  index: (t) => t,
  signalShare: alphaBarAt,
  noiseShare: alphaBarAt,
  signal: (share) => Math.sqrt(share),
  noise: (share) => Math.sqrt(1 - share),
  combine: (signal, x0, spread, noise) => signal * x0 + spread * noise,
  coefficientShape: (batch, rank) => Array.from({ length: rank }, (_, axis) => (axis === 0 ? batch : 1)),
  finish: (xt) => xt,
};

/**
 * √ᾱ_t · x0 + √(1 − ᾱ_t) · noise, each example with its own t (Ho et al. 2020, equation 4).
 *
 * @throws RangeError if a mistake reads beyond the schedule, or its coefficients do not fit x0
 */
export function qSample(
  { x0, t, noise, schedule }: QSampleInput,
  changed: Partial<QSampleSteps> = {},
): NumericTensor {
  const steps = { ...qSampleSteps, ...changed };
  const batch = dim(x0, 0);
  const numSteps = dim(schedule.betas, 0);
  const [signals, spreads] = [new Float64Array(batch), new Float64Array(batch)];
  for (let example = 0; example < batch; example++) {
    const index = steps.index(steps.stepOf(t, example), numSteps);
    signals[example] = steps.signal(steps.signalShare(schedule, index));
    spreads[example] = steps.noise(steps.noiseShare(schedule, index), schedule, index);
  }
  const element = (i: number, example: number): number =>
    steps.finish(
      steps.combine(signals[example] ?? Number.NaN, at(x0, i), spreads[example] ?? Number.NaN, at(noise, i)),
    );
  return changed.coefficientShape === undefined
    ? perExample(x0, batch, element)
    : broadcast(x0.shape, changed.coefficientShape(batch, x0.shape.length), element);
}
