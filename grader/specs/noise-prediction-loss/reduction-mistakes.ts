import type { Alternative } from '../../engine/pipeline';
import { total, type NoisePredictionSteps } from '../../oracle/diffusion';
import { at, dim, sliceFirst, type NumericTensor } from '../../oracle/tensor';

const { abs, sqrt } = Math;

const MEAN_HINT = 'The mean runs over every element.';
const ONE_MEAN_HINT = 'Take one mean, over every element.';
const MEASURE_HINT = 'Which measure of distance follows from a Gaussian likelihood?';
const SIMPLE_HINT = 'Equation 14 of the paper is the simplified loss. What was simplified?';

/** The sum over each example's elements. */
const perExample = (measures: NumericTensor): number[] =>
  Array.from({ length: dim(measures, 0) }, (_, example) => total(sliceFirst(measures, example, 1)));

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** What becomes of each difference. */
export const measureAlternatives: readonly Alternative<NoisePredictionSteps>[] = [
  {
    id: 'absolute',
    clause: 'the differences are not squared but taken absolute',
    sentence: 'Your loss is the mean absolute difference, not the mean square.',
    hint: 'Which of the two follows from a Gaussian likelihood?',
    steps: { measure: abs },
  },
  {
    id: 'not-squared',
    clause: 'the differences are neither squared nor taken absolute',
    sentence: 'Your loss is the mean of the differences themselves, so that they cancel.',
    hint: 'Take differences 1 and −1: what is their mean?',
    steps: { measure: (difference) => difference },
  },
  {
    id: 'squared-twice',
    clause: 'the differences are squared twice',
    hint: 'Does a function that you call square already?',
    steps: { measure: (difference) => difference ** 4 },
  },
  {
    id: 'huber',
    clause: 'the differences are measured by the Huber loss',
    sentence: 'Your loss is the Huber loss: half the square for small differences, linear for large ones.',
    hint: MEASURE_HINT,
    steps: {
      measure: (difference) => (abs(difference) <= 1 ? difference ** 2 / 2 : abs(difference) - 0.5),
    },
  },
  {
    id: 'weighted-by-bound',
    clause: 'each example is weighted by β_t / (2·α_t·(1 − ᾱ_t)), as in the variational bound',
    hint: SIMPLE_HINT,
    steps: {
      weight: ({ betas, alphas, alphaBars }, t) =>
        at(betas, t) / (2 * at(alphas, t) * (1 - at(alphaBars, t))),
    },
  },
  {
    id: 'weighted-by-signal-to-noise',
    clause: 'each example is weighted by its signal-to-noise ratio ᾱ_t / (1 − ᾱ_t)',
    hint: SIMPLE_HINT,
    steps: { weight: ({ alphaBars }, t) => at(alphaBars, t) / (1 - at(alphaBars, t)) },
  },
];

/** How the measures become one number. */
export const reductionAlternatives: readonly Alternative<NoisePredictionSteps>[] = [
  {
    id: 'summed',
    clause: 'the loss is a sum over all elements, not a mean',
    sentence: 'Your loss is a sum over all elements, not a mean.',
    hint: 'Should a larger batch have a larger loss?',
    steps: { reduce: total },
  },
  {
    id: 'summed-per-example',
    clause: 'the loss is averaged over the batch only',
    sentence: 'Your loss is summed over each example’s elements and averaged over the batch only.',
    hint: MEAN_HINT,
    steps: { reduce: (measures) => total(measures) / dim(measures, 0) },
  },
  {
    id: 'summed-over-batch',
    clause: 'the loss is averaged within each example and summed over the batch',
    hint: 'Should a larger batch have a larger loss?',
    steps: { reduce: (measures) => (total(measures) / measures.data.length) * dim(measures, 0) },
  },
  {
    id: 'divided-by-batch-twice',
    clause: 'the mean is divided by the batch size a second time',
    sentence: 'Your mean is divided by the batch size a second time.',
    hint: ONE_MEAN_HINT,
    steps: { reduce: (measures) => total(measures) / measures.data.length / dim(measures, 0) },
  },
  {
    id: 'divided-by-size-twice',
    clause: 'the mean is divided by the number of elements a second time',
    hint: ONE_MEAN_HINT,
    steps: { reduce: (measures) => total(measures) / measures.data.length ** 2 },
  },
  {
    id: 'largest',
    clause: 'the loss is the largest of the squares, not their mean',
    hint: MEAN_HINT,
    steps: { reduce: ({ data }) => Math.max(...data) },
  },
  {
    id: 'norm',
    clause: 'the loss is the length of the difference: the root of the sum of squares',
    hint: 'A mean squared error is a mean and has no root.',
    steps: { reduce: total, finish: sqrt },
  },
  {
    id: 'mean-of-norms',
    clause: 'the loss is the mean length of an example’s difference',
    hint: 'A mean squared error is a mean over every element and has no root.',
    steps: { reduce: (measures) => sum(perExample(measures).map(sqrt)) / dim(measures, 0) },
  },
  {
    id: 'mean-of-roots',
    clause: 'the loss is the mean of each example’s root mean square',
    hint: 'A mean squared error has no root.',
    steps: {
      reduce: (measures) => {
        const batch = dim(measures, 0);
        return sum(perExample(measures).map((each) => sqrt((each * batch) / measures.data.length))) / batch;
      },
    },
  },
  {
    id: 'root-mean-square',
    clause: 'the loss is the root of the mean square',
    sentence: 'Your loss is the root of the mean square.',
    hint: 'A mean squared error has no root.',
    steps: { finish: sqrt },
  },
  {
    id: 'square-of-mean',
    clause: 'the mean of the differences is squared, not the differences',
    sentence: 'Your loss is the square of the mean difference, not the mean of the squares.',
    hint: 'Take differences 1 and −1: what is their mean, and what is the mean of their squares?',
    steps: { measure: (difference) => difference, finish: (mean) => mean * mean },
  },
  {
    id: 'halved',
    clause: 'the loss is halved',
    sentence: 'Your loss is half the mean square.',
    hint: 'There is no ½ in this loss.',
    steps: { finish: (loss) => loss / 2 },
  },
  {
    id: 'negated',
    clause: 'the loss has the wrong sign',
    hint: 'Training makes the loss small. Which sign does a mean square have?',
    steps: { finish: (loss) => -loss },
  },
];
