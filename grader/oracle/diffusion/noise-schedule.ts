import { tensor, type NumericTensor } from '../tensor';

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

/** The first and the last beta. */
export interface Ends {
  readonly start: number;
  readonly end: number;
}

/** The steps of the noise schedule that can go wrong, in order; the defaults are right. */
export interface ScheduleSteps {
  readonly start: (input: ScheduleInput) => number;
  readonly end: (input: ScheduleInput) => number;
  /** Which of the two comes first. */
  readonly direction: (ends: Ends) => Ends;
  /** Beta of step t of n. */
  readonly beta: (ends: Ends, t: number, n: number) => number;
  readonly alpha: (beta: number) => number;
  /** What the running product multiplies. */
  readonly factor: (alpha: number, beta: number) => number;
  /** The running product. */
  readonly accumulate: (factors: readonly number[]) => readonly number[];
  /** What alphaBars hold, from the running product. */
  readonly alphaBar: (product: number) => number;
  /** What is returned. */
  readonly report: (schedule: Schedule) => Schedule;
}

export const scheduleSteps: ScheduleSteps = {
  start: ({ betaStart = 1e-4 }) => betaStart,
  end: ({ betaEnd = 0.02 }) => betaEnd,
  direction: (ends) => ends,
  beta: ({ start, end }, t, n) => start + ((end - start) * t) / (n - 1),
  alpha: (beta) => 1 - beta,
  factor: (alpha) => alpha,
  accumulate: (factors) => {
    let product = 1;
    return factors.map((factor) => (product *= factor));
  },
  alphaBar: (product) => product,
  report: (schedule) => schedule,
};

/** Evenly spaced betas from betaStart to betaEnd inclusive (Ho et al. 2020, section 4). */
export function linearNoiseSchedule(input: ScheduleInput, changed: Partial<ScheduleSteps> = {}): Schedule {
  const steps = { ...scheduleSteps, ...changed };
  const { numSteps } = input;
  const ends = steps.direction({ start: steps.start(input), end: steps.end(input) });
  const betas = Array.from({ length: numSteps }, (_, t) => steps.beta(ends, t, numSteps));
  const alphas = betas.map(steps.alpha);
  const factors = betas.map((beta, t) => steps.factor(alphas[t] ?? Number.NaN, beta));
  const alphaBars = steps.accumulate(factors).map(steps.alphaBar);
  const field = (values: readonly number[]): NumericTensor => tensor([numSteps], values);
  return steps.report({ betas: field(betas), alphas: field(alphas), alphaBars: field(alphaBars) });
}
