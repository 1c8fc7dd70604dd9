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

/** One number for each of the two moments. */
export interface Moments {
  readonly m: number;
  readonly v: number;
}

/**
 * The steps of AdamW that can go wrong, in order. The defaults are correct; a mistake is the oracle
 * with some steps replaced. From `gradient` on, each acts on single numbers.
 */
export interface AdamWSteps {
  readonly nextStep: (step: number) => number;
  readonly betas: (options: AdamWOptions) => Moments;
  /** The exponent of the betas in the bias correction, from the number of steps made before. */
  readonly exponent: (step: number) => number;
  readonly power: (beta: number, exponent: number) => number;
  /** What m is multiplied by to correct its bias, from the powers of the betas. */
  readonly correctionOfM: (powers: Moments) => number;
  readonly correctionOfV: (powers: Moments) => number;
  /** The factor that decay leaves of the parameter. */
  readonly kept: (options: AdamWOptions, rank: number) => number;
  /** The gradient that the moments see. */
  readonly gradient: (gradient: number, parameter: number, options: AdamWOptions) => number;
  readonly firstMoment: (m: number, gradient: number, beta: number) => number;
  readonly secondMoment: (v: number, gradient: number, beta: number, newM: number) => number;
  /** What is divided by the root of v: the corrected m. */
  readonly numerator: (
    mHat: number,
    oldM: number,
    gradient: number,
    parameter: number,
    options: AdamWOptions,
  ) => number;
  /** Of what the root is taken: the corrected v. */
  readonly square: (vHat: number, oldV: number) => number;
  /** Adam's direction. */
  readonly direction: (
    numerator: number,
    vHat: number,
    options: AdamWOptions,
    correctionOfV: number,
  ) => number;
  /** How far to go. */
  readonly move: (direction: number, options: AdamWOptions, corrections: Moments) => number;
  readonly update: (parameter: number, kept: number, move: number) => number;
  /** What the state remembers, from a moment, its corrected value, and its value before. */
  readonly rememberedM: (m: number, mHat: number, oldM: number, v: number) => number;
  readonly rememberedV: (v: number, vHat: number, oldV: number, m: number) => number;
}

export const adamWSteps: AdamWSteps = {
  nextStep: (step) => step + 1,
  betas: ({ beta1, beta2 }) => ({ m: beta1, v: beta2 }),
  exponent: (step) => step + 1,
  power: (beta, exponent) => beta ** exponent,
  correctionOfM: ({ m }) => 1 / (1 - m),
  correctionOfV: ({ v }) => 1 / (1 - v),
  kept: ({ learningRate, weightDecay }) => 1 - learningRate * weightDecay,
  gradient: (gradient) => gradient,
  firstMoment: (m, gradient, beta) => beta * m + (1 - beta) * gradient,
  secondMoment: (v, gradient, beta) => beta * v + (1 - beta) * gradient * gradient,
  numerator: (mHat) => mHat,
  square: (vHat) => vHat,
  direction: (numerator, vHat, { epsilon }) => numerator / (Math.sqrt(vHat) + epsilon),
  move: (direction, { learningRate }) => learningRate * direction,
  update: (parameter, kept, move) => parameter * kept - move,
  rememberedM: (m) => m,
  rememberedV: (v) => v,
};

/** One step of AdamW (Loshchilov and Hutter 2019, algorithm 2), as in torch.optim.AdamW. */
export function adamWStep(
  { parameter, gradient, state, options }: AdamWInput,
  steps: Partial<AdamWSteps> = {},
): AdamWOutput {
  const rule = { ...adamWSteps, ...steps };
  const betas = rule.betas(options);
  const exponent = rule.exponent(state.step);
  const powers = { m: rule.power(betas.m, exponent), v: rule.power(betas.v, exponent) };
  const corrections = { m: rule.correctionOfM(powers), v: rule.correctionOfV(powers) };
  const kept = rule.kept(options, parameter.shape.length);
  const data = {
    parameter: new Float64Array(parameter.data.length),
    m: new Float64Array(parameter.data.length),
    v: new Float64Array(parameter.data.length),
  };
  for (let i = 0; i < parameter.data.length; i++) {
    const [before, own] = [at(parameter, i), at(gradient, i)];
    const [oldM, oldV] = [at(state.m, i), at(state.v, i)];
    const seen = rule.gradient(own, before, options);
    const m = rule.firstMoment(oldM, seen, betas.m);
    const v = rule.secondMoment(oldV, seen, betas.v, m);
    const [mHat, vHat] = [m * corrections.m, v * corrections.v];
    const numerator = rule.numerator(mHat, oldM, seen, before, options);
    const direction = rule.direction(numerator, rule.square(vHat, oldV), options, corrections.v);
    data.parameter[i] = rule.update(before, kept, rule.move(direction, options, corrections));
    data.m[i] = rule.rememberedM(m, mHat, oldM, v);
    data.v[i] = rule.rememberedV(v, vHat, oldV, m);
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
