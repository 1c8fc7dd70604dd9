import { at, dim, generate, sizeOf, type NumericTensor } from '../tensor';
import type { Schedule } from './noise-schedule';

export interface QSampleInput {
  /** `[batch, ...]` */
  readonly x0: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  readonly noise: NumericTensor;
  readonly schedule: Schedule;
}

/** A share of the variance at an index of the schedule. */
type Share = (schedule: Schedule, index: number) => number;

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

const alphaBar: Share = ({ alphaBars }, index) => entryOf(alphaBars, index, 1);

export const qSampleSteps: QSampleSteps = {
  stepOf: at,
  index: (t) => t,
  signalShare: alphaBar,
  noiseShare: alphaBar,
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
  if (changed.coefficientShape !== undefined)
    return broadcast(x0.shape, changed.coefficientShape(batch, x0.shape.length), element);
  const inner = x0.data.length / batch;
  const data = new Float64Array(x0.data.length);
  for (let example = 0; example < batch; example++) {
    for (let i = example * inner; i < (example + 1) * inner; i++) data[i] = element(i, example);
  }
  return { ...x0, data };
}

/** Combines elements of two tensors, by their flat indices, as broadcasting pairs them. */
function broadcast(
  one: readonly number[],
  other: readonly number[],
  combine: (one: number, other: number) => number,
): NumericTensor {
  const rank = Math.max(one.length, other.length);
  const padded = (shape: readonly number[]): number[] => [
    ...Array<number>(rank - shape.length).fill(1),
    ...shape,
  ];
  const [left, right] = [padded(one), padded(other)];
  const shape = left.map((size, axis) => {
    const width = right[axis] ?? 1;
    if (size !== width && size !== 1 && width !== 1) throw new RangeError('the shapes do not match');
    return size === 1 ? width : size;
  });
  const indexIn = (of: readonly number[], index: number): number => {
    let [rest, flat] = [index, 0];
    for (let axis = rank - 1; axis >= 0; axis--) {
      const [length, own] = [shape[axis] ?? 1, of[axis] ?? 1];
      if (own > 1) flat += (rest % length) * sizeOf(of.slice(axis + 1));
      rest = Math.floor(rest / length);
    }
    return flat;
  };
  return generate(shape, (i) => combine(indexIn(left, i), indexIn(right, i)));
}
