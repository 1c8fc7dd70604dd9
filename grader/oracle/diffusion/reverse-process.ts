import { at, dim, type NumericTensor } from '../tensor';
import { noisePredictor, type NamedModel } from './noise-model';
import type { Schedule } from './noise-schedule';

export interface ReverseStepInput {
  readonly model: NamedModel;
  readonly xt: NumericTensor;
  readonly t: number;
  readonly z: NumericTensor;
  readonly schedule: Schedule;
}

/** What the schedule has at an index; `before` is ᾱ one index earlier, 1 at index 0. */
export interface StepValues {
  readonly beta: number;
  readonly alpha: number;
  readonly alphaBar: number;
  readonly before: number;
}

/** The steps of a reverse step that can go wrong, in order; the defaults are right. */
export interface ReverseStepSteps {
  /** Where the schedule is read. */
  readonly index: (t: number, numSteps: number) => number;
  readonly modelInput: (input: ReverseStepInput) => NumericTensor;
  /** The step that the model gets. */
  readonly modelStep: (t: number, numSteps: number) => number;
  /** ε as it is used. */
  readonly predicted: (epsilon: number) => number;
  /** The numerator and the denominator of the factor of ε. */
  readonly removed: (values: StepValues) => number;
  readonly spread: (values: StepValues) => number;
  /** The factor of the mean. */
  readonly rescale: (values: StepValues) => number;
  readonly mean: (xt: number, share: number, epsilon: number, factor: number, values: StepValues) => number;
  /** The factor of z, where there is noise. */
  readonly sigma: (values: StepValues) => number;
  readonly isNoisy: (t: number, numSteps: number) => boolean;
  readonly add: (mean: number, noise: number, values: StepValues) => number;
  readonly finish: (x: number) => number;
}

export const reverseStepSteps: ReverseStepSteps = {
  index: (t) => t,
  modelInput: ({ xt }) => xt,
  modelStep: (t) => t,
  predicted: (epsilon) => epsilon,
  removed: ({ beta }) => beta,
  spread: ({ alphaBar }) => Math.sqrt(1 - alphaBar),
  rescale: ({ alpha }) => 1 / Math.sqrt(alpha),
  mean: (xt, share, epsilon, factor) => (xt - share * epsilon) * factor,
  sigma: ({ beta }) => Math.sqrt(beta),
  isNoisy: (t) => t > 0,
  add: (mean, noise) => mean + noise,
  finish: (x) => x,
};

/**
 * One step of the reverse process, from step t to t − 1: Algorithm 2 of Ho et al. 2020 with σ_t² =
 * β_t.
 *
 * @throws RangeError if a mistake reads beyond the schedule
 */
export const reverseStep = (
  input: ReverseStepInput,
  changed: Partial<ReverseStepSteps> = {},
): NumericTensor => stepBack(input, { ...reverseStepSteps, ...changed });

function stepBack(input: ReverseStepInput, steps: ReverseStepSteps): NumericTensor {
  const predict = noisePredictor(input.model, steps.modelStep(input.t, dim(input.schedule.betas, 0)));
  const seen = steps.modelInput(input);
  return stepWith(input, (i) => predict(at(seen, i)), steps);
}

/** A step with a prediction that is known, by its index. */
export function stepWith(
  { xt, t, z, schedule }: Omit<ReverseStepInput, 'model'>,
  prediction: (index: number) => number,
  steps: ReverseStepSteps,
): NumericTensor {
  const numSteps = dim(schedule.betas, 0);
  const values = valuesAt(schedule, steps.index(t, numSteps));
  const share = steps.removed(values) / steps.spread(values);
  const factor = steps.rescale(values);
  const sigma = steps.isNoisy(t, numSteps) ? steps.sigma(values) : 0;
  const data = new Float64Array(xt.data.length);
  for (let i = 0; i < data.length; i++) {
    const epsilon = steps.predicted(prediction(i));
    const mean = steps.mean(at(xt, i), share, epsilon, factor, values);
    data[i] = steps.finish(steps.add(mean, sigma * at(z, i), values));
  }
  return { ...xt, data };
}

const valuesAt = ({ betas, alphas, alphaBars }: Schedule, index: number): StepValues => ({
  beta: at(betas, index),
  alpha: at(alphas, index),
  alphaBar: at(alphaBars, index),
  before: index === 0 ? 1 : at(alphaBars, index - 1),
});

export interface ReverseSampleInput {
  readonly model: NamedModel;
  readonly shape: readonly number[];
  readonly schedule: Schedule;
  readonly gaussian: { readonly gaussian: readonly NumericTensor[] };
}

/** The steps of the whole reverse process that can go wrong, in order; the defaults are right. */
export interface ReverseSampleSteps {
  readonly step: Partial<ReverseStepSteps>;
  /** x_T, then the noise of each step, from what the source gives. */
  readonly draws: (given: readonly NumericTensor[]) => readonly NumericTensor[];
  /** The steps t in the order in which they are taken. */
  readonly order: (numSteps: number) => readonly number[];
  /** What a step starts from: x so far, or x_T. */
  readonly from: (x: NumericTensor, start: NumericTensor) => NumericTensor;
  readonly finish: (x: NumericTensor, start: NumericTensor) => NumericTensor;
}

export const reverseSampleSteps: ReverseSampleSteps = {
  step: {},
  draws: (given) => given,
  order: (numSteps) => Array.from({ length: numSteps }, (_, i) => numSteps - 1 - i),
  from: (x) => x,
  finish: (x) => x,
};

/** The whole reverse process: starts at the first draw and runs t = numSteps − 1 … 0. */
export function reverseSample(
  { model, schedule, gaussian: { gaussian } }: ReverseSampleInput,
  changed: Partial<ReverseSampleSteps> = {},
): NumericTensor {
  const steps = { ...reverseSampleSteps, ...changed };
  const stepSteps = { ...reverseStepSteps, ...steps.step };
  const draws = steps.draws(gaussian);
  const draw = (i: number): NumericTensor => {
    const noise = draws[i];
    if (noise === undefined) throw new RangeError(`the source has no draw ${String(i)}`);
    return noise;
  };
  const start = draw(0);
  let x = start;
  for (const [i, t] of steps.order(dim(schedule.betas, 0)).entries()) {
    x = stepBack({ model, xt: steps.from(x, start), t, z: draw(i + 1), schedule }, stepSteps);
  }
  return steps.finish(x, start);
}
