import { at, dim, type NumericTensor } from '../tensor';
import { BEFORE_FIRST } from './forward-process';
import { noisePredictor, type NamedModel } from './noise-model';
import type { Schedule } from './noise-schedule';

export interface DdimInput {
  readonly model: NamedModel;
  readonly xt: NumericTensor;
  readonly t: number;
  /** −1 for clean data. */
  readonly tBefore: number;
  /** 0 … 1 */
  readonly eta: number;
  readonly z: NumericTensor;
  readonly schedule: Schedule;
}

/** What a step reads from the schedule. */
export interface DdimValues {
  /** ᾱ at t. */
  readonly now: number;
  /** ᾱ at tBefore. */
  readonly before: number;
  /** α and β at t. */
  readonly alpha: number;
  readonly beta: number;
}

/** What comes together in the result, for one number. */
export interface DdimParts extends DdimValues {
  readonly t: number;
  readonly xt: number;
  readonly clean: number;
  readonly epsilon: number;
  /** The factors of the clean data, of the prediction, and of z. */
  readonly keep: number;
  readonly direction: number;
  readonly sigma: number;
  readonly noise: number;
}

/** The steps of a DDIM step that can go wrong, in order; the defaults are right. */
export interface DdimSteps {
  /** Which table the shares of the signal are read from. */
  readonly table: (schedule: Schedule) => NumericTensor;
  /** Where it is read for t and for tBefore; `BEFORE_FIRST` is clean data. */
  readonly index: (t: number, numSteps: number) => number;
  readonly indexBefore: (tBefore: number, t: number, numSteps: number) => number;
  /** The share of the signal in clean data. */
  readonly cleanShare: (table: NumericTensor) => number;
  readonly modelInput: (input: DdimInput) => NumericTensor;
  /** The step that the model gets. */
  readonly modelStep: (input: DdimInput, numSteps: number) => number;
  /** ε as it is used. */
  readonly predicted: (epsilon: number) => number;
  /** The factors of signal and noise in x_t. */
  readonly signal: (values: DdimValues) => number;
  readonly spread: (values: DdimValues) => number;
  readonly clean: (xt: number, epsilon: number, signal: number, spread: number) => number;
  /** How much noise is fresh. */
  readonly eta: (eta: number) => number;
  readonly sigma: (eta: number, values: DdimValues) => number;
  readonly keep: (values: DdimValues) => number;
  readonly direction: (sigma: number, values: DdimValues) => number;
  /** σ · z */
  readonly noise: (sigma: number, z: number) => number;
  readonly combine: (parts: DdimParts) => number;
  readonly finish: (x: number) => number;
}

const { sqrt } = Math;

export const ddimSteps: DdimSteps = {
  table: ({ alphaBars }) => alphaBars,
  index: (t) => t,
  indexBefore: (tBefore) => tBefore,
  cleanShare: () => 1,
  modelInput: ({ xt }) => xt,
  modelStep: ({ t }) => t,
  predicted: (epsilon) => epsilon,
  signal: ({ now }) => sqrt(now),
  spread: ({ now }) => sqrt(1 - now),
  clean: (xt, epsilon, signal, spread) => (xt - spread * epsilon) / signal,
  eta: (eta) => eta,
  sigma: (eta, { now, before }) => eta * sqrt((1 - before) / (1 - now)) * sqrt(1 - now / before),
  keep: ({ before }) => sqrt(before),
  direction: (sigma, { before }) => sqrt(1 - before - sigma * sigma),
  noise: (sigma, z) => sigma * z,
  combine: ({ keep, clean, direction, epsilon, noise }) => keep * clean + direction * epsilon + noise,
  finish: (x) => x,
};

/**
 * A step from t to tBefore of a denoising diffusion implicit model (Song, Meng and Ermon 2021,
 * equations 12 and 16).
 *
 * @throws RangeError if a mistake reads beyond the schedule
 */
export function ddimStep(input: DdimInput, changed: Partial<DdimSteps> = {}): NumericTensor {
  const steps = { ...ddimSteps, ...changed };
  const { xt, t, z, schedule } = input;
  const values = valuesFor(input, steps);
  const predict = noisePredictor(input.model, steps.modelStep(input, dim(schedule.betas, 0)));
  const seen = steps.modelInput(input);
  const [signal, spread] = [steps.signal(values), steps.spread(values)];
  const sigma = steps.sigma(steps.eta(input.eta), values);
  const [keep, direction] = [steps.keep(values), steps.direction(sigma, values)];
  const data = new Float64Array(xt.data.length);
  for (let i = 0; i < data.length; i++) {
    const epsilon = steps.predicted(predict(at(seen, i)));
    const clean = steps.clean(at(xt, i), epsilon, signal, spread);
    const noise = steps.noise(sigma, at(z, i));
    const parts = { ...values, t, xt: at(xt, i), clean, epsilon, keep, direction, sigma, noise };
    data[i] = steps.finish(steps.combine(parts));
  }
  return { ...xt, data };
}

function valuesFor({ t, tBefore, schedule }: DdimInput, steps: DdimSteps): DdimValues {
  const numSteps = dim(schedule.betas, 0);
  const table = steps.table(schedule);
  const share = (index: number): number =>
    index === BEFORE_FIRST ? steps.cleanShare(table) : at(table, index);
  return {
    now: share(steps.index(t, numSteps)),
    before: share(steps.indexBefore(tBefore, t, numSteps)),
    alpha: at(schedule.alphas, t),
    beta: at(schedule.betas, t),
  };
}
