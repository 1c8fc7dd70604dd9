import { alphaBarAt, type Share } from '../diffusion/forward-process';
import { noisePredictor, type NamedModel } from '../diffusion/noise-model';
import type { Schedule } from '../diffusion/noise-schedule';
import { applyMap, applyTransposed, type LinearMap } from '../linear-map';
import { at, dim, generate, mapValues, type NumericTensor } from '../tensor';

export interface GuidanceInput {
  readonly model: NamedModel;
  /** `[batch, ...]` */
  readonly xt: NumericTensor;
  readonly t: number;
  readonly forward: LinearMap;
  /** `[batch, m]` */
  readonly y: NumericTensor;
  readonly zeta: number;
  readonly schedule: Schedule;
}

/** One number of x_t, with what is known of it. */
export interface CleanParts {
  readonly xt: number;
  readonly epsilon: number;
  /** The derivative of ε by x_t. */
  readonly epsilonSlope: number;
  /** The factors of signal and noise in x_t. */
  readonly signal: number;
  readonly spread: number;
}

/** All residuals y − A(x̂0), `[batch, m]`. */
export interface Misfit {
  readonly residuals: NumericTensor;
  readonly y: NumericTensor;
}

/** The steps of the guidance that can go wrong, in order; the defaults are right. */
export interface GuidanceSteps {
  /** Where the schedule is read; −1 is before index 0. */
  readonly index: (t: number, numSteps: number) => number;
  /** The step that the model gets. */
  readonly modelStep: (t: number, numSteps: number) => number;
  /** Where the share of the signal stands. */
  readonly share: Share;
  readonly signal: (share: number) => number;
  readonly spread: (share: number) => number;
  /** What is measured: x̂0. */
  readonly clean: (parts: CleanParts) => number;
  /** Its derivative by x_t, as it is used. */
  readonly slope: (parts: CleanParts, clean: number) => number;
  /** Which y an example is compared with, minus what A gives for it. */
  readonly residual: (y: NumericTensor, index: number, measured: number, m: number) => number;
  /** The derivative of the misfit by each measured number. */
  readonly misfit: (misfit: Misfit) => NumericTensor;
  readonly zeta: (zeta: number, misfit: Misfit) => number;
  readonly finish: (gradient: NumericTensor, input: GuidanceInput) => NumericTensor;
}

const { sqrt } = Math;

export const guidanceSteps: GuidanceSteps = {
  index: (t) => t,
  modelStep: (t) => t,
  share: alphaBarAt,
  signal: sqrt,
  spread: (share) => sqrt(1 - share),
  clean: ({ xt, epsilon, signal, spread }) => (xt - spread * epsilon) / signal,
  slope: ({ epsilonSlope, signal, spread }) => (1 - spread * epsilonSlope) / signal,
  residual: (y, index, measured) => at(y, index) - measured,
  misfit: ({ residuals }) => mapValues(residuals, (residual) => -2 * residual),
  zeta: (zeta) => zeta,
  finish: (gradient) => gradient,
};

/** ε and its derivative by x, for one number at one step. */
function predictorWithSlope(
  model: NamedModel,
  step: number,
): (x: number) => { epsilon: number; epsilonSlope: number } {
  const predict = noisePredictor(model, step);
  const factor = at(model.scale, step);
  return (x) => {
    const epsilon = predict(x);
    return { epsilon, epsilonSlope: model.model === 'tanh' ? factor * (1 - epsilon ** 2) : factor };
  };
}

/**
 * zeta · ∇ Σ (y − A(x̂0))² with respect to x_t, through the predictor (Chung et al. 2023, Algorithm
 * 1). The test models predict each number on its own, so that x̂0 has a diagonal Jacobian.
 *
 * @throws RangeError if a mistake reads beyond the schedule, or what it measures does not fit
 */
export function guidance(input: GuidanceInput, changed: Partial<GuidanceSteps> = {}): NumericTensor {
  const steps = { ...guidanceSteps, ...changed };
  const { model, xt, t, forward, y, zeta, schedule } = input;
  const numSteps = dim(schedule.betas, 0);
  const share = steps.share(schedule, steps.index(t, numSteps));
  const [signal, spread] = [steps.signal(share), steps.spread(share)];
  const predict = predictorWithSlope(model, steps.modelStep(t, numSteps));
  const parts = [...xt.data].map((value) => ({ xt: value, ...predict(value), signal, spread }));
  const clean = generate(xt.shape, (i) => steps.clean(parts[i] as CleanParts));
  const measured = applyMap(forward, clean);
  const m = dim(measured, 1);
  const residuals = mapValues(measured, (value, i) => steps.residual(y, i, value, m));
  const back = applyTransposed(forward, steps.misfit({ residuals, y }), xt.shape);
  const factor = steps.zeta(zeta, { residuals, y });
  const gradient = mapValues(
    back,
    (value, i) => factor * value * steps.slope(parts[i] as CleanParts, at(clean, i)),
  );
  return steps.finish(gradient, input);
}
