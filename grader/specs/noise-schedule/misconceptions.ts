import type { Condition, Misconception } from '../../engine/exercise';
import {
  linearNoiseSchedule as oracle,
  scheduleOf,
  type Schedule,
  type ScheduleInput,
} from '../../oracle/diffusion';
import { at, mapValues, type NumericTensor } from '../../oracle/tensor';
import { right, type Result } from './right-result';

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

export const misconceptions: readonly Misconception<ScheduleInput, Result>[] = [
  {
    id: 'end-excluded',
    sentence: 'Your betas stop one step short of betaEnd.',
    hint: 'numSteps values have numSteps − 1 gaps between them.',
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
    sentence: 'Your √β values are equally spaced, as in some later models; β itself should be.',
    hint: 'Compare the gaps between neighbouring betas.',
    compute: (args) =>
      betasBy(
        args,
        (start, end, t, n) => (Math.sqrt(start) + ((Math.sqrt(end) - Math.sqrt(start)) * t) / (n - 1)) ** 2,
      ),
  },
  {
    id: 'geometric',
    sentence: 'Your betas grow by a constant factor; they should grow by a constant amount.',
    hint: 'Compare the gaps between neighbouring betas.',
    compute: (args) => betasBy(args, (start, end, t, n) => start * (end / start) ** (t / (n - 1))),
  },
  {
    id: 'alpha-bars-not-cumulative',
    sentence: 'Your alphaBars are the alphas themselves.',
    hint: 'How much of the signal is left after all steps so far?',
    compute: (args) => withAlphaBars(args, ({ alphas }) => alphas),
  },
  {
    id: 'alpha-bars-of-betas',
    sentence: 'Your alphaBars are the cumulative product of the betas.',
    hint: 'Each step keeps a share alpha of the variance and replaces a share beta.',
    compute: (args) =>
      withAlphaBars(args, ({ betas }) => {
        let product = 1;
        return mapValues(betas, (beta) => (product *= beta));
      }),
  },
  {
    id: 'alpha-bars-exclusive',
    sentence: 'Your alphaBars start at 1: the product stops one step early.',
    hint: 'Index t is step t + 1 in the paper. Does the product include its own alpha?',
    compute: (args) =>
      withAlphaBars(args, ({ alphas, alphaBars }) =>
        mapValues(alphaBars, (value, t) => value / at(alphas, t)),
      ),
  },
  {
    id: 'alpha-bars-summed',
    sentence: 'Your alphaBars are a cumulative sum, not a cumulative product.',
    hint: 'When one step follows another, their factors multiply.',
    compute: (args) =>
      withAlphaBars(args, ({ alphas }) => {
        let sum = 0;
        return mapValues(alphas, (alpha) => (sum += alpha));
      }),
  },
  {
    id: 'defaults-ignored',
    sentence: 'Your betas run from 1e-4 to 0.02, whatever betaStart and betaEnd are.',
    hint: '1e-4 and 0.02 are defaults, not constants.',
    compute: ({ numSteps }) => right({ numSteps }),
  },
];

export const conditions: readonly Condition<ScheduleInput>[] = [
  {
    when: 'with an explicit betaStart',
    otherwise: 'with the default betaStart',
    holds: ({ betaStart }) => betaStart !== undefined,
  },
];
