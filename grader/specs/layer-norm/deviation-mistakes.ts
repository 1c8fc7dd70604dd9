import type { Alternative } from '../../engine/pipeline';
import type { LayerNormSteps } from '../../oracle/layer-norm';

const UNITS_HINT = 'Which of the two has the units of x?';
const CENTRE_HINT = 'What is the mean of a normalised row?';
const AROUND_HINT = 'Around which point does the variance measure the spread?';
const SIGN_HINT = 'Does a number above the mean come out positive or negative?';

/** Mistakes in centring, in the variance, and in the division by its root. */
export const deviationAlternatives: readonly Alternative<LayerNormSteps>[] = [
  {
    id: 'unbiased-variance',
    clause: 'the sum of squared deviations is divided by d − 1, not d',
    sentence: 'You divide the sum of squared deviations by d − 1; layer normalisation divides by d.',
    hint: 'The row is the whole population, not a sample from a larger one.',
    steps: { average: (sum, count) => sum / (count - 1) },
  },
  {
    id: 'variance-summed',
    clause: 'the variance is the sum of the squares, not their mean',
    sentence: 'Your variance is the sum of the squares, not their mean.',
    hint: 'What is the variance of d numbers, half of them 1 and half −1?',
    steps: { average: (sum) => sum },
  },
  {
    id: 'second-moment',
    clause: 'the variance is the mean of x², not of (x − mean)²',
    sentence: 'Your rows are centred, but then divided by the root of the mean of x², not of (x − mean)².',
    hint: AROUND_HINT,
    steps: { deviation: (value) => value },
  },
  {
    id: 'mean-not-squared',
    clause: 'the variance is the mean of x² minus the mean, which is not squared',
    hint: AROUND_HINT,
    steps: { deviation: (value) => value, variance: (average, centre) => average - centre },
  },
  {
    id: 'moments-added',
    clause: 'the variance is the mean of x² plus the squared mean, not minus',
    hint: AROUND_HINT,
    steps: { deviation: (value) => value, variance: (average, centre) => average + centre ** 2 },
  },
  {
    id: 'mean-absolute-deviation',
    clause: 'rows are divided by the mean of |x − mean|',
    sentence: 'Your rows are divided by the mean of |x − mean|, not by the root of the mean of (x − mean)².',
    hint: 'Both measure how far a row spreads. Which one is the root of the variance?',
    steps: { square: Math.abs, denominator: (deviation, epsilon) => deviation + epsilon },
  },
  {
    id: 'root-of-absolute-deviation',
    clause: 'the deviations are made positive instead of squared',
    sentence: 'Your variance is the mean of |x − mean|: the deviations are made positive instead of squared.',
    hint: UNITS_HINT,
    steps: { square: Math.abs },
  },
  {
    id: 'divided-by-variance',
    clause: 'rows are divided by the variance, not by its root',
    sentence: 'Your rows are divided by the variance, not by its square root.',
    hint: UNITS_HINT,
    steps: { denominator: (variance, epsilon) => variance + epsilon },
  },
  {
    id: 'root-twice',
    clause: 'the root of the variance is taken twice',
    sentence: 'Your rows are divided by the root of the standard deviation: the root is taken twice.',
    hint: UNITS_HINT,
    steps: { denominator: (variance, epsilon) => (variance + epsilon) ** 0.25 },
  },
  {
    id: 'not-divided',
    clause: 'rows are centred, but not divided by their standard deviation',
    hint: 'What is the variance of a normalised row?',
    steps: { divide: (numerator) => numerator },
  },
  {
    id: 'multiplied-by-deviation',
    clause: 'rows are multiplied by their standard deviation instead of divided',
    hint: 'What is the variance of a normalised row?',
    steps: { divide: (numerator, denominator) => numerator * denominator },
  },
  {
    id: 'no-centring',
    clause: 'rows are scaled, but not centred',
    sentence: 'Your rows are scaled, but not centred.',
    hint: CENTRE_HINT,
    steps: { numerator: (value) => value },
  },
  {
    id: 'root-mean-square',
    clause: 'rows are divided by their root mean square, without being centred',
    sentence: 'Your rows are divided by their root mean square, without being centred first.',
    hint: 'That is RMSNorm. Layer normalisation subtracts the mean first.',
    steps: { deviation: (value) => value, numerator: (value) => value },
  },
  {
    id: 'centred-by-sum',
    clause: 'the sum of a row is subtracted from it, not its mean',
    sentence: 'You subtract the sum of each row, not its mean.',
    hint: CENTRE_HINT,
    steps: { centre: (sum) => sum },
  },
  {
    id: 'mean-added',
    clause: 'the mean is added to x, not subtracted',
    sentence: 'Your mean is added to x, not subtracted.',
    hint: CENTRE_HINT,
    steps: { centre: (sum, count) => -sum / count },
  },
  {
    id: 'negated',
    clause: 'x is subtracted from the mean, instead of the mean from x',
    sentence: 'Your normalised rows have the wrong sign: x is subtracted from the mean.',
    hint: SIGN_HINT,
    steps: { numerator: (value, centre) => centre - value },
  },
  {
    id: 'only-mean-divided',
    clause: 'only the mean is divided by the standard deviation, not the difference',
    sentence: 'You divide only the mean by the standard deviation, not x − mean.',
    hint: 'In which order do you subtract and divide?',
    steps: {
      numerator: (value) => value,
      divide: (value, denominator, centre) => value - centre / denominator,
    },
  },
];
