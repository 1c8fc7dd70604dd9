import type { Alternative } from '../../engine/pipeline';
import type { ScheduleSteps } from '../../oracle/diffusion';
import { between } from './between';

const GAPS_HINT = 'Compare the gaps between neighbouring betas.';
const NUM_GAPS_HINT = 'numSteps values have numSteps − 1 gaps between them.';
const LAST_HINT = 'Put t = numSteps − 1 into your formula: which beta comes out?';
const DEFAULTS_HINT = '1e-4 and 0.02 are defaults, not constants.';

const { sqrt } = Math;
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Steps of the original paper. */
const PAPER_STEPS = 1_000;

/** Mistakes in the first and the last beta. */
export const endAlternatives: readonly Alternative<ScheduleSteps>[] = [
  {
    id: 'defaults-ignored',
    clause: 'the betas run from 1e-4 to 0.02, whatever betaStart and betaEnd are',
    sentence: 'Your betas run from 1e-4 to 0.02, whatever betaStart and betaEnd are.',
    hint: DEFAULTS_HINT,
    steps: { start: () => 1e-4, end: () => 0.02 },
  },
  {
    id: 'start-ignored',
    clause: 'the betas start at 1e-4, whatever betaStart is',
    hint: DEFAULTS_HINT,
    steps: { start: () => 1e-4 },
  },
  {
    id: 'end-ignored',
    clause: 'the betas end at 0.02, whatever betaEnd is',
    hint: DEFAULTS_HINT,
    steps: { end: () => 0.02 },
  },
  {
    id: 'start-zero',
    clause: 'the betas start at 0, not at betaStart',
    hint: 'What is the beta of the first step?',
    steps: { start: () => 0 },
  },
  {
    id: 'scaled-by-steps',
    clause: 'both ends are multiplied by 1000 / numSteps',
    sentence: 'Your betas are multiplied by 1000 / numSteps, so betaStart and betaEnd are not their ends.',
    hint: 'Some libraries rescale the paper’s betas for other numbers of steps. Does this course?',
    steps: {
      start: ({ numSteps, betaStart = 1e-4 }) => (betaStart * PAPER_STEPS) / numSteps,
      end: ({ numSteps, betaEnd = 0.02 }) => (betaEnd * PAPER_STEPS) / numSteps,
    },
  },
  {
    id: 'reversed',
    clause: 'the betas run from betaEnd down to betaStart',
    sentence: 'Your betas run from betaEnd down to betaStart.',
    hint: 'Is more noise added early or late?',
    steps: { direction: ({ start, end }) => ({ start: end, end: start }) },
  },
];

/** Mistakes in how the betas get from one end to the other. */
export const spacingAlternatives: readonly Alternative<ScheduleSteps>[] = [
  {
    id: 'end-excluded',
    clause: 'the betas stop one step short of betaEnd',
    sentence: 'Your betas stop one step short of betaEnd.',
    hint: NUM_GAPS_HINT,
    steps: { beta: (ends, t, n) => between(ends, t / n) },
  },
  {
    id: 'start-excluded',
    clause: 'the first beta is one step beyond betaStart',
    sentence: 'Your first beta is one step beyond betaStart.',
    hint: 'The first index is 0, and its beta is betaStart.',
    steps: { beta: (ends, t, n) => between(ends, (t + 1) / n) },
  },
  {
    id: 'both-ends-excluded',
    clause: 'the betas stay one step away from betaStart and from betaEnd',
    hint: NUM_GAPS_HINT,
    steps: { beta: (ends, t, n) => between(ends, (t + 1) / (n + 1)) },
  },
  {
    id: 'beyond-the-end',
    clause: 'the betas are one step too far along and end beyond betaEnd',
    sentence:
      'Your betas are one step too far along: the first is not betaStart, the last is beyond betaEnd.',
    hint: 'Steps count from 0: which beta does step 0 have?',
    steps: { beta: (ends, t, n) => between(ends, (t + 1) / (n - 1)) },
  },
  {
    id: 'start-not-added',
    clause: 'the betas start at 0, because betaStart is not added',
    sentence: 'Your betas run from 0 to betaEnd − betaStart: betaStart is not added.',
    hint: 'Put t = 0 into your formula: which beta comes out?',
    steps: { beta: ({ start, end }, t, n) => ((end - start) * t) / (n - 1) },
  },
  {
    id: 'end-for-range',
    clause: 'the gaps are computed from betaEnd, not from betaEnd − betaStart',
    sentence: 'Your last beta is betaStart + betaEnd: the gaps are computed from betaEnd alone.',
    hint: LAST_HINT,
    steps: { beta: ({ start, end }, t, n) => start + (end * t) / (n - 1) },
  },
  {
    id: 'gap-not-divided',
    clause: 'each step adds all of betaEnd − betaStart',
    hint: LAST_HINT,
    steps: { beta: ({ start, end }, t) => start + (end - start) * t },
  },
  {
    id: 'constant-start',
    clause: 'every beta is betaStart',
    hint: 'Where does t come in?',
    steps: { beta: ({ start }) => start },
  },
  {
    id: 'constant-end',
    clause: 'every beta is betaEnd',
    hint: 'Where does t come in?',
    steps: { beta: ({ end }) => end },
  },
  {
    id: 'root-linear',
    clause: 'the values √β are equally spaced, not the betas',
    sentence: 'Your √β values are equally spaced, as in some later models; β itself should be.',
    hint: GAPS_HINT,
    steps: {
      beta: ({ start, end }, t, n) => between({ start: sqrt(start), end: sqrt(end) }, t / (n - 1)) ** 2,
    },
  },
  {
    id: 'geometric',
    clause: 'the betas grow by a constant factor, not by a constant amount',
    sentence: 'Your betas grow by a constant factor; they should grow by a constant amount.',
    hint: GAPS_HINT,
    steps: { beta: ({ start, end }, t, n) => start * (end / start) ** (t / (n - 1)) },
  },
  {
    id: 'quadratic',
    clause: 'the betas grow with the square of t',
    hint: GAPS_HINT,
    steps: { beta: (ends, t, n) => between(ends, (t / (n - 1)) ** 2) },
  },
  {
    id: 'sigmoid',
    clause: 'the betas follow a sigmoid, not a straight line',
    hint: GAPS_HINT,
    steps: { beta: (ends, t, n) => between(ends, logistic(-6 + (12 * t) / (n - 1))) },
  },
  {
    id: 'cosine',
    clause: 'the betas are those of the cosine schedule',
    sentence:
      'Your betas are those of the cosine schedule of a later paper, which knows no betaStart and betaEnd.',
    hint: 'Which schedule does the name of the function promise?',
    steps: { beta: (_, t, n) => Math.min(1 - cosineShare((t + 1) / n) / cosineShare(t / n), 0.999) },
  },
];

/** ᾱ of the cosine schedule (Nichol and Dhariwal 2021, equation 17), up to a factor. */
const cosineShare = (time: number): number => Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2;
