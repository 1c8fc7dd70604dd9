import type { Alternative } from '../../engine/pipeline';
import { scheduleSteps, type ScheduleSteps } from '../../oracle/diffusion';

const { sqrt } = Math;

const SHARE_HINT = 'α_t is what one step leaves of the variance, β_t what it replaces: together they are 1.';
const LEFT_HINT = 'How much of the signal is left after all steps so far?';
const ROOT_HINT = 'The schedule holds shares of the variance. Who needs the roots takes them later.';
const FIELDS_HINT = 'Which field does each of your three tensors belong to?';

const sumTo = (values: readonly number[], t: number): number =>
  values.slice(0, t + 1).reduce((sum, value) => sum + value, 0);

/** Mistakes in the alphas, and in where they end up. */
export const alphaAlternatives: readonly Alternative<ScheduleSteps>[] = [
  {
    id: 'alphas-rooted',
    clause: 'the alphas are the roots √(1 − β)',
    sentence: 'Your alphas are the roots √(1 − β), so your alphaBars are roots too.',
    hint: ROOT_HINT,
    steps: { alpha: (beta) => sqrt(1 - beta) },
  },
  {
    id: 'alphas-are-betas',
    clause: 'the alphas are the betas',
    hint: SHARE_HINT,
    steps: { alpha: (beta) => beta },
  },
  {
    id: 'alphas-negative',
    clause: 'the alphas are β − 1, with the wrong sign',
    hint: 'In which order does the subtraction take its two arguments?',
    steps: { alpha: (beta) => beta - 1 },
  },
  {
    id: 'alphas-above-one',
    clause: 'the alphas are 1 + β',
    hint: SHARE_HINT,
    steps: { alpha: (beta) => 1 + beta },
  },
  {
    id: 'betas-squared',
    clause: 'the alphas are 1 − β²',
    hint: 'β is a variance already.',
    steps: { alpha: (beta) => 1 - beta * beta },
  },
  {
    id: 'betas-rooted',
    clause: 'the alphas are 1 − √β',
    hint: 'β is a share of the variance, and so is what is left of it.',
    steps: { alpha: (beta) => 1 - sqrt(beta) },
  },
  {
    id: 'alphas-inverted',
    clause: 'the alphas are 1 / β',
    hint: SHARE_HINT,
    steps: { alpha: (beta) => 1 / beta },
  },
  {
    id: 'betas-and-alphas-exchanged',
    clause: 'betas and alphas are returned under each other’s name',
    hint: FIELDS_HINT,
    steps: { report: (schedule) => ({ ...schedule, betas: schedule.alphas, alphas: schedule.betas }) },
  },
  {
    id: 'alphas-and-bars-exchanged',
    clause: 'alphas and alphaBars are returned under each other’s name',
    hint: FIELDS_HINT,
    steps: {
      report: (schedule) => ({ ...schedule, alphas: schedule.alphaBars, alphaBars: schedule.alphas }),
    },
  },
  {
    id: 'alphas-are-bars',
    clause: 'the field alphas holds the alphaBars as well',
    hint: FIELDS_HINT,
    steps: { report: (schedule) => ({ ...schedule, alphas: schedule.alphaBars }) },
  },
];

/** Mistakes in the running product. */
export const alphaBarAlternatives: readonly Alternative<ScheduleSteps>[] = [
  {
    id: 'alpha-bars-not-cumulative',
    clause: 'the alphaBars are the alphas themselves',
    sentence: 'Your alphaBars are the alphas themselves.',
    hint: LEFT_HINT,
    steps: { accumulate: (factors) => factors },
  },
  {
    id: 'alpha-bars-of-betas',
    clause: 'the alphaBars are the cumulative product of the betas',
    sentence: 'Your alphaBars are the cumulative product of the betas.',
    hint: 'Each step keeps a share alpha of the variance and replaces a share beta.',
    steps: { factor: (_, beta) => beta },
  },
  {
    id: 'alpha-bars-from-product-of-betas',
    clause: 'the alphaBars are 1 minus the cumulative product of the betas',
    hint: 'Is (1 − β_0)(1 − β_1) the same as 1 − β_0·β_1?',
    steps: { factor: (_, beta) => beta, alphaBar: (product) => 1 - product },
  },
  {
    id: 'alpha-bars-exclusive',
    clause: 'the alphaBars start at 1, because the product stops one step early',
    sentence: 'Your alphaBars start at 1: the product stops one step early.',
    hint: 'Index t is step t + 1 in the paper. Does the product include its own alpha?',
    steps: { accumulate: (factors) => [1, ...scheduleSteps.accumulate(factors).slice(0, -1)] },
  },
  {
    id: 'alpha-bars-summed',
    clause: 'the alphaBars are a cumulative sum, not a cumulative product',
    sentence: 'Your alphaBars are a cumulative sum, not a cumulative product.',
    hint: 'When one step follows another, their factors multiply.',
    steps: { accumulate: (factors) => factors.map((_, t) => sumTo(factors, t)) },
  },
  {
    id: 'alpha-bars-from-the-end',
    clause: 'the cumulative product runs from the last step to the first',
    hint: 'Which steps has the data behind it at index t: those before t, or those after?',
    steps: {
      accumulate: (factors) => [...scheduleSteps.accumulate([...factors].reverse())].reverse(),
    },
  },
  {
    id: 'alpha-bars-as-powers',
    clause: 'the alphaBars are powers of the alpha of their own step',
    hint: 'Do all steps up to t have the same alpha?',
    steps: { accumulate: (factors) => factors.map((factor, t) => factor ** (t + 1)) },
  },
  {
    id: 'alpha-bars-of-two-steps',
    clause: 'the alphaBars multiply only the alphas of two neighbouring steps',
    sentence: 'Your alphaBars multiply the alphas of step t and of the step before, not of all steps.',
    hint: 'What is left after the step before: its alpha, or its alphaBar?',
    steps: { accumulate: (factors) => factors.map((factor, t) => factor * (factors[t - 1] ?? 1)) },
  },
  {
    id: 'alpha-bars-exponential',
    clause: 'the alphaBars are exp(−Σβ), which is exact only for tiny betas',
    hint: 'What does a single step with β = 0.5 leave of the variance?',
    steps: { accumulate: (factors) => factors.map((_, t) => Math.exp(sumTo(factors, t) - (t + 1))) },
  },
  {
    id: 'alpha-bars-rooted',
    clause: 'the alphaBars are the roots √ᾱ',
    hint: ROOT_HINT,
    steps: { alphaBar: sqrt },
  },
  {
    id: 'alpha-bars-complement',
    clause: 'the alphaBars are 1 − ᾱ, the share of the noise',
    hint: 'Do your alphaBars fall or rise with t? How much of the signal is left late?',
    steps: { alphaBar: (product) => 1 - product },
  },
  {
    id: 'alpha-bars-logarithm',
    clause: 'the alphaBars are the logarithms of ᾱ',
    hint: 'What undoes the logarithm of a product?',
    steps: { alphaBar: Math.log },
  },
];
