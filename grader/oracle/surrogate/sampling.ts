import type { Schedule } from '../diffusion';
import { at, dim, filled, generate, type NumericTensor } from '../tensor';
import { predictNoise, timeDimOf, type DenoiserParams } from './denoiser';

export interface SurrogateSamplingInput {
  readonly params: DenoiserParams;
  readonly numSamples: number;
  readonly schedule: Schedule;
  /** x_T, then the noise of each step, `[numSamples, d]` each. */
  readonly gaussian: { readonly gaussian: readonly NumericTensor[] };
}

/** What a step back is computed from. */
export interface SamplingPoint {
  readonly t: number;
  readonly beta: number;
  readonly alphaBar: number;
  /** ᾱ one step earlier, 1 at t = 0. */
  readonly before: number;
}

/** The steps of the sampling that can go wrong, in order; the defaults are right. */
export interface SurrogateSamplingSteps {
  /** x_T, then the noise of each step, from what the source gives. */
  readonly draws: (given: readonly NumericTensor[]) => readonly NumericTensor[];
  readonly start: (draw: NumericTensor) => NumericTensor;
  /** The steps t in the order in which they are taken. */
  readonly order: (numSteps: number) => readonly number[];
  /** The step that the network gets. */
  readonly modelStep: (t: number, numSteps: number) => number;
  readonly predicted: (epsilon: number) => number;
  /** x one step earlier without fresh noise. */
  readonly mean: (x: number, epsilon: number, point: SamplingPoint) => number;
  /** The factor of the fresh noise. */
  readonly sigma: (point: SamplingPoint) => number;
  readonly finish: (x: number) => number;
}

const steps: SurrogateSamplingSteps = {
  draws: (given) => given,
  start: (draw) => draw,
  order: (numSteps) => Array.from({ length: numSteps }, (_, i) => numSteps - 1 - i),
  modelStep: (t) => t,
  predicted: (epsilon) => epsilon,
  mean: (x, epsilon, { beta, alphaBar }) =>
    (x - (beta / Math.sqrt(1 - alphaBar)) * epsilon) / Math.sqrt(1 - beta),
  sigma: ({ t, beta }) => (t === 0 ? 0 : Math.sqrt(beta)),
  finish: (x) => x,
};

/** The columns of the data that a network denoises: those of its last kernel. */
export const dataDimOf = ({ layers }: DenoiserParams): number => {
  const last = layers.at(-1);
  if (last === undefined) throw new RangeError('a network needs a layer');
  return dim(last.kernel, 1);
};

/**
 * New data: Algorithm 2 of Ho et al. 2020 with σ_t² = β_t and a trained network.
 *
 * @returns `[numSamples, d]`
 */
export function sampleSurrogate(
  input: SurrogateSamplingInput,
  changed: Partial<SurrogateSamplingSteps> = {},
): NumericTensor {
  let last: NumericTensor | undefined;
  for (const { x } of denoised(input, changed)) last = x;
  if (last === undefined) throw new RangeError('no step was made');
  return last;
}

/** The same, step by step: x after each step, and the step it leads from. */
export function* denoised(
  { params, numSamples, schedule, gaussian }: SurrogateSamplingInput,
  changed: Partial<SurrogateSamplingSteps> = {},
): Generator<{ readonly x: NumericTensor; readonly t: number }, void> {
  const { draws, start, order, modelStep, predicted, mean, sigma, finish } = { ...steps, ...changed };
  if (timeDimOf(params, dataDimOf(params)) < 0) throw new RangeError('the layers do not fit');
  const numSteps = dim(schedule.betas, 0);
  const given = draws(gaussian.gaussian);
  const draw = (i: number): NumericTensor => {
    const found = given[i % given.length];
    if (found === undefined) throw new RangeError('the source is empty');
    return found;
  };
  let x = start(draw(0));
  for (const [i, t] of order(numSteps).entries()) {
    const times = filled([numSamples], modelStep(t, numSteps), 'int32');
    const epsilons = predictNoise({ xt: x, t: times, params });
    const point: SamplingPoint = {
      t,
      beta: at(schedule.betas, t),
      alphaBar: at(schedule.alphaBars, t),
      before: t === 0 ? 1 : at(schedule.alphaBars, t - 1),
    };
    const [before, z, spread] = [x, draw(i + 1), sigma(point)];
    x = generate(before.shape, (k) =>
      finish(mean(at(before, k), predicted(at(epsilons, k)), point) + spread * at(z, k)),
    );
    yield { x, t };
  }
}
