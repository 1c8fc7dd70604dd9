import { at, type NumericTensor } from './tensor';

export interface AdamWState {
  /** The number of steps made. */
  readonly step: number;
  /** Running mean of the gradient, shaped as the parameter. */
  readonly m: NumericTensor;
  /** Running mean of the squared gradient, shaped as the parameter. */
  readonly v: NumericTensor;
}

export interface AdamWOptions {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

export interface AdamWInput {
  readonly parameter: NumericTensor;
  readonly gradient: NumericTensor;
  readonly state: AdamWState;
  readonly options: AdamWOptions;
}

export interface AdamWOutput {
  readonly parameter: NumericTensor;
  readonly state: AdamWState;
}

/** What the last step of AdamW puts together, for one number of the parameter. */
export interface AdamWParts {
  readonly parameter: number;
  /** The bias-corrected mean of the gradient. */
  readonly mHat: number;
  /** The bias-corrected mean of the squared gradient. */
  readonly vHat: number;
}

/** The factors of the two moments in the bias correction. */
export interface Correction {
  readonly m: number;
  readonly v: number;
}

/**
 * The steps of AdamW that can go wrong. The defaults are correct; a misconception is the oracle
 * with one step replaced. All but `nextStep`, `exponent` and `correction` act on single numbers.
 */
export interface AdamWSteps {
  readonly nextStep: (step: number) => number;
  /** The gradient that the moments see. */
  readonly gradient: (gradient: number, parameter: number, options: AdamWOptions) => number;
  readonly firstMoment: (m: number, gradient: number, options: AdamWOptions) => number;
  readonly secondMoment: (v: number, gradient: number, options: AdamWOptions) => number;
  /** The exponent of the betas in the bias correction, from the number of steps made before. */
  readonly exponent: (step: number) => number;
  readonly correction: (options: AdamWOptions, exponent: number) => Correction;
  /** Adam's direction, before the learning rate. */
  readonly direction: (parts: AdamWParts, options: AdamWOptions, correction: Correction) => number;
  /** The factor that decay leaves of the parameter. */
  readonly kept: (options: AdamWOptions) => number;
  /** What the state remembers of a moment, from it and its bias-corrected value. */
  readonly remembered: (moment: number, corrected: number) => number;
  readonly update: (
    parts: { readonly parameter: number; readonly kept: number; readonly direction: number },
    options: AdamWOptions,
  ) => number;
}

export const adamWSteps: AdamWSteps = {
  nextStep: (step) => step + 1,
  gradient: (gradient) => gradient,
  firstMoment: (m, gradient, { beta1 }) => beta1 * m + (1 - beta1) * gradient,
  secondMoment: (v, gradient, { beta2 }) => beta2 * v + (1 - beta2) * gradient * gradient,
  exponent: (step) => step + 1,
  correction: ({ beta1, beta2 }, exponent) => ({
    m: 1 / (1 - beta1 ** exponent),
    v: 1 / (1 - beta2 ** exponent),
  }),
  direction: ({ mHat, vHat }, { epsilon }) => mHat / (Math.sqrt(vHat) + epsilon),
  kept: ({ learningRate, weightDecay }) => 1 - learningRate * weightDecay,
  remembered: (moment) => moment,
  update: ({ parameter, kept, direction }, { learningRate }) => parameter * kept - learningRate * direction,
};

/** One step of AdamW (Loshchilov and Hutter 2019, algorithm 2), as in torch.optim.AdamW. */
export function adamWStep(
  { parameter, gradient, state, options }: AdamWInput,
  steps: Partial<AdamWSteps> = {},
): AdamWOutput {
  const rule = { ...adamWSteps, ...steps };
  const correction = rule.correction(options, rule.exponent(state.step));
  const kept = rule.kept(options);
  const data = {
    parameter: new Float64Array(parameter.data.length),
    m: new Float64Array(parameter.data.length),
    v: new Float64Array(parameter.data.length),
  };
  for (let i = 0; i < parameter.data.length; i++) {
    const before = at(parameter, i);
    const seen = rule.gradient(at(gradient, i), before, options);
    const m = rule.firstMoment(at(state.m, i), seen, options);
    const v = rule.secondMoment(at(state.v, i), seen, options);
    const parts = { parameter: before, mHat: m * correction.m, vHat: v * correction.v };
    const direction = rule.direction(parts, options, correction);
    data.parameter[i] = rule.update({ parameter: before, kept, direction }, options);
    data.m[i] = rule.remembered(m, parts.mHat);
    data.v[i] = rule.remembered(v, parts.vHat);
  }
  const { shape, dtype } = parameter;
  return {
    parameter: { shape, dtype, data: data.parameter },
    state: {
      step: rule.nextStep(state.step),
      m: { shape, dtype, data: data.m },
      v: { shape, dtype, data: data.v },
    },
  };
}
