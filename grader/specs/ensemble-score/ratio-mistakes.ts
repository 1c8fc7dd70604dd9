import type { Alternative } from '../../engine/pipeline';
import { median, rootMean, squares, type SpreadSkillSteps } from '../../oracle/ensembles';
import { mean, sum } from '../../oracle/reductions';

const AXIS_HINT = 'Which axis are the members, and which one the cases? Along which do they spread?';
const ORDER_HINT = 'First the mean over the cases, then the root. Does the order matter?';
const UNIT_HINT = 'Spread and error have the same unit. Which unit have yours?';
const FACTOR_HINT =
  'Let members and observation come from the same distribution of variance 1. Which variance has the ensemble mean minus the observation?';
const SAMPLE_HINT = 'The members are a sample. Which estimate of their variance is right on average?';
const SKILL_HINT = 'Of which forecast is this the error: of the ensemble mean, or of the members?';

const square = (value: number): number => value ** 2;

const varianceAlternatives: readonly Alternative<SpreadSkillSteps>[] = [
  {
    id: 'biased-variance',
    clause: 'the variance of the members is divided by M, not by M − 1',
    hint: SAMPLE_HINT,
    steps: { divisor: (members) => members },
  },
  {
    id: 'squares-summed',
    clause: 'the squared deviations of the members are added, not averaged',
    hint: SAMPLE_HINT,
    steps: { divisor: () => 1 },
  },
  {
    id: 'around-observation',
    clause: 'the spread is measured around the observation',
    sentence: 'Your spread is that of the members around the observation, not around their own mean.',
    hint: 'Does an ensemble know the observation when it is made?',
    steps: { about: (_, observation) => observation },
  },
  {
    id: 'around-zero',
    clause: 'the mean of the squared members stands for their variance',
    hint: 'Does the spread change if every member gets 10 degrees warmer?',
    steps: { about: () => 0 },
  },
  {
    id: 'variance-over-everything',
    clause: 'the variance is taken over the members of all cases together',
    hint: AXIS_HINT,
    steps: { groups: (rows) => rows.map(() => rows.flat()) },
  },
  {
    id: 'variance-over-cases',
    clause: 'the variance is taken over the cases, for each member',
    hint: AXIS_HINT,
    steps: {
      groups: (rows) => (rows[0] ?? []).map((_, member) => rows.map((row) => row[member] ?? NaN)),
    },
  },
  {
    id: 'mean-of-deviations',
    clause: 'the standard deviations of the cases are averaged, not their variances',
    sentence:
      'You average the standard deviations of the cases; the ratio needs the root of the mean variance.',
    hint: ORDER_HINT,
    steps: { spread: (variances) => mean(variances.map(Math.sqrt)) },
  },
  {
    id: 'variance-not-rooted',
    clause: 'the spread is a variance: its root is missing',
    hint: UNIT_HINT,
    steps: { spread: (variances) => mean(variances) },
  },
  {
    id: 'variances-summed',
    clause: 'the variances of the cases are added, not averaged',
    hint: 'Does the spread grow with the number of forecasts that you look at?',
    steps: { spread: (variances) => Math.sqrt(sum(variances)) },
  },
];

const factorAlternatives: readonly Alternative<SpreadSkillSteps>[] = [
  {
    id: 'factor-missing',
    clause: 'the factor for the size of the ensemble is missing',
    hint: FACTOR_HINT,
    steps: { factor: () => 1 },
  },
  {
    id: 'factor-not-rooted',
    clause: 'the factor (M + 1)/M has no root',
    hint: UNIT_HINT,
    steps: { factor: (members) => (members + 1) / members },
  },
  {
    id: 'factor-inverted',
    clause: 'the factor is M/(M + 1) instead of (M + 1)/M, under the root',
    hint: FACTOR_HINT,
    steps: { factor: (members) => Math.sqrt(members / (members + 1)) },
  },
  {
    id: 'factor-of-sample',
    clause: 'the factor is M/(M − 1) instead of (M + 1)/M, under the root',
    hint: FACTOR_HINT,
    steps: { factor: (members) => Math.sqrt(members / (members - 1)) },
  },
  {
    id: 'factor-of-cases',
    clause: 'the factor counts the cases, not the members',
    hint: 'M is the number of members. Which axis is that?',
    steps: { factor: (_, cases) => Math.sqrt((cases + 1) / cases) },
  },
];

const skillAlternatives: readonly Alternative<SpreadSkillSteps>[] = [
  {
    id: 'errors-of-members',
    clause: 'the error is that of all members, not that of their mean',
    hint: SKILL_HINT,
    steps: { errors: (members, observation) => members.map((member) => member - observation) },
  },
  {
    id: 'error-of-median',
    clause: 'the error is that of the median member, not that of the mean',
    hint: SKILL_HINT,
    steps: { errors: (members, observation) => [median(members) - observation] },
  },
  {
    id: 'mean-absolute-error',
    clause: 'the error is the mean of the absolute errors, not a root mean square',
    hint: 'Variances can be compared with the mean of squared errors. With the mean of absolute ones?',
    steps: { skill: (errors) => mean(errors.map(Math.abs)) },
  },
  {
    id: 'error-not-rooted',
    clause: 'the error is a mean square: its root is missing',
    hint: UNIT_HINT,
    steps: { skill: (errors) => mean(squares(errors)) },
  },
  {
    id: 'errors-summed',
    clause: 'the squared errors are added, not averaged',
    hint: 'Does the error grow with the number of forecasts that you look at?',
    steps: { skill: (errors) => Math.sqrt(sum(squares(errors))) },
  },
  {
    id: 'errors-cancel',
    clause: 'the errors are averaged before they are squared, so that they cancel',
    hint: 'What is your error of two forecasts, one 1 too warm and one 1 too cold?',
    steps: { skill: (errors) => Math.abs(mean(errors)) },
  },
  {
    id: 'bias-removed',
    clause: 'the mean error is subtracted before the errors are squared',
    hint: 'Is a forecast good that is always 10 degrees too warm?',
    steps: { skill: (errors) => rootMean(squares(errors.map((error) => error - mean(errors)))) },
  },
];

const ratioAlternatives: readonly Alternative<SpreadSkillSteps>[] = [
  {
    id: 'inverted',
    clause: 'the error is divided by the spread',
    sentence: 'Your ratio is upside down: the error is divided by the spread.',
    hint: 'An ensemble that is too confident has a ratio below 1. Has it too much spread, or too little?',
    steps: { compare: (variances, errors, { spread, skill }) => skill(errors.flat()) / spread(variances) },
  },
  {
    id: 'ratio-of-each-case',
    clause: 'each case gets a ratio of its own, and the ratios are averaged',
    hint: 'One case whose error happens to be 0: what becomes of your result?',
    steps: {
      compare: (variances, errors, { spread, skill }) =>
        mean(variances.map((variance, i) => spread([variance]) / skill(errors[i] ?? []))),
    },
  },
  {
    id: 'difference',
    clause: 'the result is the difference of spread and error, not their ratio',
    hint: 'Does your result change with the unit of the temperature?',
    steps: { compare: (variances, errors, { spread, skill }) => spread(variances) - skill(errors.flat()) },
  },
  {
    id: 'squared',
    clause: 'the result is the ratio of the squares: the root is missing',
    hint: UNIT_HINT,
    steps: { finish: square },
  },
];

/** What can go wrong in the spread–skill ratio. */
export const spreadSkillAlternatives: readonly Alternative<SpreadSkillSteps>[] = [
  ...varianceAlternatives,
  ...factorAlternatives,
  ...skillAlternatives,
  ...ratioAlternatives,
];
