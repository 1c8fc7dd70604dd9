import { at, dim, generate, mapValues, scalar, tensor, zipValues, type NumericTensor } from './tensor';

export interface Schedule {
  readonly betas: NumericTensor;
  readonly alphas: NumericTensor;
  readonly alphaBars: NumericTensor;
}

export interface ScheduleInput {
  readonly numSteps: number;
  readonly betaStart?: number | undefined;
  readonly betaEnd?: number | undefined;
}

/** Derives alphas and ᾱ from betas. */
export function scheduleOf(betas: readonly number[]): Schedule {
  let product = 1;
  const alphas = betas.map((beta) => 1 - beta);
  const alphaBars = alphas.map((alpha) => (product *= alpha));
  const shape = [betas.length];
  return { betas: tensor(shape, betas), alphas: tensor(shape, alphas), alphaBars: tensor(shape, alphaBars) };
}

/** Evenly spaced betas from betaStart to betaEnd inclusive (Ho et al. 2020, section 4). */
export function linearNoiseSchedule({ numSteps, betaStart = 1e-4, betaEnd = 0.02 }: ScheduleInput): Schedule {
  return scheduleOf(
    Array.from({ length: numSteps }, (_, t) => betaStart + ((betaEnd - betaStart) * t) / (numSteps - 1)),
  );
}

export interface QSampleInput {
  /** `[batch, ...]` */
  readonly x0: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  readonly noise: NumericTensor;
  readonly schedule: Schedule;
}

/** The factors of x0 and of the noise at step t. */
export type Coefficients = (schedule: Schedule, t: number) => { signal: number; noise: number };

export const closedForm: Coefficients = ({ alphaBars }, t) => ({
  signal: Math.sqrt(at(alphaBars, t)),
  noise: Math.sqrt(1 - at(alphaBars, t)),
});

/** √ᾱ_t · x0 + √(1 − ᾱ_t) · noise, each example with its own t (Ho et al. 2020, equation 4). */
export function qSample(
  { x0, t, noise, schedule }: QSampleInput,
  coefficients: Coefficients = closedForm,
): NumericTensor {
  const inner = x0.data.length / dim(x0, 0);
  return mapValues(x0, (value, i) => {
    const weights = coefficients(schedule, at(t, Math.floor(i / inner)));
    return weights.signal * value + weights.noise * at(noise, i);
  });
}

/**
 * A test model of the sandbox: ε(x, t) = scale[t]·x + offset[t], or tanh of it, each example with
 * its own t. Predictions do not depend on the rest of the batch. The tables are `[numSteps]`.
 */
export interface NamedModel {
  readonly model: 'affine' | 'tanh';
  readonly scale: NumericTensor;
  readonly offset: NumericTensor;
}

/** ε(x, t) of a test model. */
export function predictNoise(model: NamedModel, xt: NumericTensor, t: NumericTensor): NumericTensor {
  const inner = xt.data.length / dim(xt, 0);
  const activate = model.model === 'tanh' ? Math.tanh : (value: number): number => value;
  return mapValues(xt, (value, i) => {
    const step = at(t, Math.floor(i / inner));
    return activate(at(model.scale, step) * value + at(model.offset, step));
  });
}

export interface NoisePredictionInput extends QSampleInput {
  readonly model: NamedModel;
}

/** The mean over every element of (noise − model(x_t, t))² (Ho et al. 2020, equation 14). */
export function noisePredictionLoss(input: NoisePredictionInput): NumericTensor {
  const predicted = predictNoise(input.model, qSample(input), input.t);
  return meanSquare(zipValues(input.noise, predicted, (a, b) => a - b));
}

export const meanSquare = (x: NumericTensor): NumericTensor =>
  scalar(x.data.reduce((sum, value) => sum + value * value, 0) / x.data.length);

export interface ReverseStepInput {
  readonly model: NamedModel;
  readonly xt: NumericTensor;
  readonly t: number;
  readonly z: NumericTensor;
  readonly schedule: Schedule;
}

/** The factors of one reverse step: (xt − prediction · ε) · mean + noise · z. */
export type StepFactors = (
  schedule: Schedule,
  t: number,
) => { prediction: number; mean: number; noise: number };

/** Algorithm 2 of Ho et al. 2020 with σ_t² = β_t. */
export const ancestralStep: StepFactors = ({ betas, alphas, alphaBars }, t) => ({
  prediction: at(betas, t) / Math.sqrt(1 - at(alphaBars, t)),
  mean: 1 / Math.sqrt(at(alphas, t)),
  noise: t > 0 ? Math.sqrt(at(betas, t)) : 0,
});

/** One step of the reverse process, from step t to t − 1. */
export function reverseStep(
  { model, xt, t, z, schedule }: ReverseStepInput,
  factors: StepFactors = ancestralStep,
): NumericTensor {
  const { prediction, mean, noise } = factors(schedule, t);
  const steps = generate([dim(xt, 0)], () => t, 'int32');
  const predicted = predictNoise(model, xt, steps);
  return mapValues(xt, (value, i) => (value - prediction * at(predicted, i)) * mean + noise * at(z, i));
}

export interface ReverseSampleInput {
  readonly model: NamedModel;
  readonly shape: readonly number[];
  readonly schedule: Schedule;
  readonly gaussian: { readonly gaussian: readonly NumericTensor[] };
}

/** The whole reverse process: starts at the first draw and runs t = numSteps − 1 … 0. */
export function reverseSample(
  { model, schedule, gaussian: { gaussian } }: ReverseSampleInput,
  factors: StepFactors = ancestralStep,
): NumericTensor {
  const numSteps = dim(schedule.betas, 0);
  const draw = (i: number): NumericTensor => {
    const noise = gaussian[i];
    if (noise === undefined) throw new RangeError(`the source has no draw ${String(i)}`);
    return noise;
  };
  let x = draw(0);
  for (let t = numSteps - 1; t >= 0; t--) {
    x = reverseStep({ model, xt: x, t, z: draw(numSteps - t), schedule }, factors);
  }
  return x;
}
