import { at, dim, type NumericTensor } from '../tensor';
import { alphaBarAt, type Share } from './forward-process';
import type { Schedule } from './noise-schedule';
import { broadcast, perExample, type Element } from './per-example';

export interface ScoreInput {
  /** `[batch, ...]` */
  readonly predictedNoise: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  readonly schedule: Schedule;
}

export interface PredictedCleanInput extends ScoreInput {
  /** Shaped as the prediction. */
  readonly xt: NumericTensor;
}

/** How both functions find the coefficients of an example, in steps that can go wrong. */
export interface CoefficientSteps {
  /** The t of an example. */
  readonly stepOf: (t: NumericTensor, example: number) => number;
  /** Where the schedule is read; `BEFORE_FIRST` is before index 0, with all of the signal left. */
  readonly index: (t: number, numSteps: number) => number;
  /** The shape in which the coefficients, one per example, meet the data. */
  readonly coefficientShape: (batch: number, rank: number) => readonly number[];
}

const coefficientSteps: CoefficientSteps = {
  stepOf: at,
  index: (t) => t,
  coefficientShape: (batch, rank) => Array.from({ length: rank }, (_, axis) => (axis === 0 ? batch : 1)),
};

/** The steps of the score that can go wrong, in order; the defaults are right. */
export interface ScoreSteps extends CoefficientSteps {
  /** How much of the variance is signal: what the denominator is computed from. */
  readonly share: Share;
  readonly spread: (share: number) => number;
  readonly combine: (noise: number, spread: number) => number;
  readonly finish: (score: number) => number;
}

const scoreSteps: ScoreSteps = {
  ...coefficientSteps,
  share: alphaBarAt,
  spread: (share) => Math.sqrt(1 - share),
  combine: (noise, spread) => -noise / spread,
  finish: (score) => score,
};

/**
 * −ε / √(1 − ᾱ_t): the score that a predicted noise stands for (Song et al. 2021).
 *
 * @throws RangeError if a mistake reads beyond the schedule, or its coefficients do not fit
 */
export function scoreFromNoise(input: ScoreInput, changed: Partial<ScoreSteps> = {}): NumericTensor {
  const steps = { ...scoreSteps, ...changed };
  const { predictedNoise, schedule } = input;
  const spreads = indicesOf(input, steps).map((index) => steps.spread(steps.share(schedule, index)));
  return withCoefficients(predictedNoise, changed, (i, example) =>
    steps.finish(steps.combine(at(predictedNoise, i), spreads[example] ?? Number.NaN)),
  );
}

/** The steps of the predicted clean data that can go wrong, in order; the defaults are right. */
export interface PredictedCleanSteps extends CoefficientSteps {
  /** How much of the variance is signal: what the denominator is computed from. */
  readonly signalShare: Share;
  /** The same for the factor of the noise. */
  readonly noiseShare: Share;
  readonly signal: (share: number) => number;
  readonly spread: (share: number, schedule: Schedule, index: number) => number;
  readonly combine: (xt: number, spread: number, noise: number, signal: number) => number;
  readonly finish: (clean: number) => number;
}

const predictedCleanSteps: PredictedCleanSteps = {
  ...coefficientSteps,
  signalShare: alphaBarAt,
  noiseShare: alphaBarAt,
  signal: (share) => Math.sqrt(share),
  spread: (share) => Math.sqrt(1 - share),
  combine: (xt, spread, noise, signal) => (xt - spread * noise) / signal,
  finish: (clean) => clean,
};

/**
 * (x_t − √(1 − ᾱ_t) · ε) / √ᾱ_t: the clean data that a predicted noise stands for (Ho et al. 2020,
 * equation 15).
 *
 * @throws RangeError if a mistake reads beyond the schedule, or its coefficients do not fit
 */
export function predictedClean(
  input: PredictedCleanInput,
  changed: Partial<PredictedCleanSteps> = {},
): NumericTensor {
  const steps = { ...predictedCleanSteps, ...changed };
  const { xt, predictedNoise, schedule } = input;
  const indices = indicesOf(input, steps);
  const signals = indices.map((index) => steps.signal(steps.signalShare(schedule, index)));
  const spreads = indices.map((index) => steps.spread(steps.noiseShare(schedule, index), schedule, index));
  return withCoefficients(xt, changed, (i, example) => {
    const [signal = Number.NaN, spread = Number.NaN] = [signals[example], spreads[example]];
    return steps.finish(steps.combine(at(xt, i), spread, at(predictedNoise, i), signal));
  });
}

/** Where the schedule is read for each example. */
const indicesOf = ({ t, schedule }: ScoreInput, { stepOf, index }: CoefficientSteps): number[] =>
  Array.from({ length: dim(t, 0) }, (_, example) => index(stepOf(t, example), dim(schedule.betas, 0)));

function withCoefficients(
  x: NumericTensor,
  { coefficientShape }: Partial<CoefficientSteps>,
  element: Element,
): NumericTensor {
  const batch = dim(x, 0);
  return coefficientShape === undefined
    ? perExample(x, batch, element)
    : broadcast(x.shape, coefficientShape(batch, x.shape.length), element);
}
