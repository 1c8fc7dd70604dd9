import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis } from '../../engine/inputs';
import {
  linearNoiseSchedule as oracle,
  scheduleOf,
  type Schedule,
  type ScheduleInput,
} from '../../oracle/diffusion';
import { at, dim, generate, mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

type Result = Schedule & Readonly<Record<string, NumericTensor>>;

const inputs: fc.Arbitrary<ScheduleInput> = fc
  .record({
    numSteps: axis(2, 12),
    betaStart: fc.constantFrom(undefined, 0.05, 0.1),
    betaEnd: fc.constantFrom(0.2, 0.3, 0.45),
  })
  .map((input) => input);

const right = (args: ScheduleInput): Result => ({ ...oracle(args) });
const withAlphaBars = (args: ScheduleInput, change: (schedule: Schedule) => NumericTensor): Result => {
  const schedule = oracle(args);
  return { ...schedule, alphaBars: change(schedule) };
};
const betasBy = (
  { numSteps, betaStart = 1e-4, betaEnd = 0.02 }: ScheduleInput,
  beta: (start: number, end: number, t: number, n: number) => number,
): Result => ({
  ...scheduleOf(Array.from({ length: numSteps }, (_, t) => beta(betaStart, betaEnd, t, numSteps))),
});

const schedule = specify<ScheduleInput, Result>({
  name: 'linearNoiseSchedule',
  parameters: ['numSteps', 'betaStart', 'betaEnd'],
  oracle: right,
  inputs,
  misconceptions: [
    {
      id: 'end-excluded',
      sentence: 'Your betas stop one step short of betaEnd.',
      hint: 'numSteps numbers have numSteps − 1 gaps.',
      compute: (args) => betasBy(args, (start, end, t, n) => start + ((end - start) * t) / n),
    },
    {
      id: 'start-excluded',
      sentence: 'Your first beta is one step beyond betaStart.',
      hint: 'The first index is 0, and its beta is betaStart.',
      compute: (args) => betasBy(args, (start, end, t, n) => start + ((end - start) * (t + 1)) / n),
    },
    {
      id: 'reversed',
      sentence: 'Your betas run from betaEnd down to betaStart.',
      hint: 'Is more noise added early or late?',
      compute: (args) => betasBy(args, (start, end, t, n) => end + ((start - end) * t) / (n - 1)),
    },
    {
      id: 'root-linear',
      sentence: 'Your betas are linear in their root, as in some later models, not in themselves.',
      hint: 'Equal steps between neighbouring betas.',
      compute: (args) =>
        betasBy(
          args,
          (start, end, t, n) => (Math.sqrt(start) + ((Math.sqrt(end) - Math.sqrt(start)) * t) / (n - 1)) ** 2,
        ),
    },
    {
      id: 'geometric',
      sentence: 'Your betas grow by a constant factor; they should grow by a constant amount.',
      hint: 'Equal steps between neighbouring betas.',
      compute: (args) => betasBy(args, (start, end, t, n) => start * (end / start) ** (t / (n - 1))),
    },
    {
      id: 'alpha-bars-not-cumulative',
      sentence: 'Your alphaBars are the alphas themselves.',
      hint: 'What is left of the signal after all steps so far?',
      compute: (args) => withAlphaBars(args, ({ alphas }) => alphas),
    },
    {
      id: 'alpha-bars-of-betas',
      sentence: 'Your alphaBars are the cumulative product of the betas.',
      hint: 'Each step keeps the share alpha of the variance, and replaces the share beta.',
      compute: (args) =>
        withAlphaBars(args, ({ betas }) => {
          let product = 1;
          return mapValues(betas, (beta) => (product *= beta));
        }),
    },
    {
      id: 'alpha-bars-exclusive',
      sentence: 'Your alphaBars begin with 1: the product stops one step early.',
      hint: 'Index t is step t + 1 of the paper; is its own alpha in the product?',
      compute: (args) =>
        withAlphaBars(args, ({ alphas, alphaBars }) =>
          mapValues(alphaBars, (value, t) => value / at(alphas, t)),
        ),
    },
    {
      id: 'alpha-bars-summed',
      sentence: 'Your alphaBars are a cumulative sum, not a cumulative product.',
      hint: 'Factors multiply when steps follow each other.',
      compute: (args) =>
        withAlphaBars(args, ({ alphas }) => {
          let sum = 0;
          return mapValues(alphas, (alpha) => (sum += alpha));
        }),
    },
    {
      id: 'defaults-ignored',
      sentence: 'Your betas run from 1e-4 to 0.02 whatever betaStart and betaEnd are.',
      hint: 'These are defaults of parameters, not constants.',
      compute: ({ numSteps }) => right({ numSteps }),
    },
  ],
  conditions: [
    {
      when: 'with a betaStart of the caller’s',
      otherwise: 'with the default betaStart',
      holds: ({ betaStart }) => betaStart !== undefined,
    },
  ],
});

export const noiseSchedule = defineExercise({
  id: 'noise-schedule',
  title: 'Noise schedule',
  checks: [
    schedule.prop()(
      'Betas run in equal steps from betaStart to betaEnd, both included',
      { id: 'betas-are-linear', points: 1, hint: 'numSteps numbers have numSteps − 1 gaps.' },
      async (args, { call, expectTensor }) => {
        const { betas } = await call(args);
        const last = dim(betas, 0) - 1;
        const ends = tensor([2], [at(betas, 0), at(betas, last)]);
        expectTensor('first and last of betas', ends).toEqual(
          tensor([2], [args.betaStart ?? 1e-4, args.betaEnd ?? 0.02]),
          'The first and the last beta are betaStart and betaEnd.',
        );
        const gaps = generate([last], (t) => at(betas, t + 1) - at(betas, t));
        const gap = ((args.betaEnd ?? 0.02) - (args.betaStart ?? 1e-4)) / last;
        expectTensor('steps between betas', gaps).toEqual(
          mapValues(gaps, () => gap),
          'The steps between neighbouring betas are equal.',
        );
      },
    ),
    schedule.prop()(
      'alphas = 1 − betas, and each alphaBar is the one before times its alpha',
      {
        id: 'fields-agree',
        points: 1,
        hint: 'What is left after step t is what was left before, times alpha of step t.',
      },
      async (args, { call, ensure, expectTensor }) => {
        const { betas, alphas, alphaBars } = await call(args);
        expectTensor('alphas', alphas).toEqual(
          mapValues(betas, (beta) => 1 - beta),
          'alphas and betas must sum to 1.',
        );
        expectTensor('alphaBars', alphaBars).toEqual(
          mapValues(alphas, (alpha, t) => (t === 0 ? alpha : at(alphaBars, t - 1) * alpha)),
          'alphaBars[t] must be alphaBars[t − 1] · alphas[t], and alphaBars[0] = alphas[0].',
        );
        ensure(
          betas.data.every((beta) => beta > 0 && beta < 1),
          'Every beta is a share of variance, between 0 and 1.',
        );
      },
    ),
    schedule.oracle(
      fc.oneof(
        inputs,
        axis(2, 40).map((numSteps) => ({ numSteps })),
      ),
    )('All three fields are right, with the defaults 1e-4 and 0.02 as well', {
      id: 'formula',
      points: 1,
      hint: 'Call it with numSteps alone, and look at the first and last beta.',
    }),
    schedule.fixtures('All three fields are those of PyTorch', {
      id: 'pytorch',
      points: 1,
      hint: 'Compare the ends of each field.',
    }),
  ],
});
