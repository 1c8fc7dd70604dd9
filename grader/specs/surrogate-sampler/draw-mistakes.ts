import type { Alternative } from '../../engine/pipeline';
import type { SurrogateTrainingSteps } from '../../oracle/surrogate';
import { mapValues } from '../../oracle/tensor';

const TIME_HINT =
  'Every example of every batch needs a step of its own, and each of the steps 0 … numSteps − 1 must be equally likely.';
const NOISE_HINT = 'How often is the noise drawn in Algorithm 1, and what is it compared with?';
const LOSS_HINT =
  'noisePredictionLoss takes a model, clean data, steps and noise. What does it do with each of them?';

const { ceil, floor, max, min, round } = Math;

/** A list of one value for each example. */
const listOf = (count: number, value: () => number): number[] => Array.from({ length: count }, value);

/** Mistakes in the steps t and the noise that a batch gets. */
export const drawAlternatives: readonly Alternative<SurrogateTrainingSteps>[] = [
  {
    id: 'always-step-zero',
    clause: 't is always 0',
    sentence: 'Your training sees only t = 0, where there is hardly any noise.',
    hint: TIME_HINT,
    steps: { times: (draw, count) => listOf(count, () => floor(0 * draw())) },
  },
  {
    id: 'one-step-for-batch',
    clause: 'all examples of a batch share one draw of t',
    sentence: 'All examples of your batch share one t.',
    hint: TIME_HINT,
    steps: {
      times: (draw, count, numSteps) => {
        const shared = floor(draw() * numSteps);
        return listOf(count, () => shared);
      },
    },
  },
  {
    id: 'steps-drawn-once',
    clause: 'the steps t are drawn once, and used for every batch',
    hint: TIME_HINT,
    steps: { drawn: { times: () => 0, noise: (before) => before } },
  },
  {
    id: 'steps-rounded',
    clause: 'draw · numSteps is rounded to the nearest whole number, at most the last step',
    sentence: 'Your t is draw · numSteps, rounded to the nearest whole number, at most the last step.',
    hint: TIME_HINT,
    steps: {
      times: (draw, count, numSteps) => listOf(count, () => min(numSteps - 1, round(draw() * numSteps))),
    },
  },
  {
    id: 'steps-rounded-up',
    clause: 'draw · numSteps is rounded up, at most to the last step',
    sentence: 'Your t is draw · numSteps, rounded up, at most to the last step.',
    hint: TIME_HINT,
    steps: {
      times: (draw, count, numSteps) => listOf(count, () => min(numSteps - 1, ceil(draw() * numSteps))),
    },
  },
  {
    id: 'ends-half-as-likely',
    clause: 't is the rounded draw · (numSteps − 1), so that the first and the last step are rare',
    sentence: 'Your t is the rounded draw · (numSteps − 1), so that the first and the last step are rare.',
    hint: TIME_HINT,
    steps: { times: (draw, count, numSteps) => listOf(count, () => round(draw() * (numSteps - 1))) },
  },
  {
    id: 'last-step-missing',
    clause: 't is ⌊draw · (numSteps − 1)⌋, which never is the last step',
    sentence: 'Your t is ⌊draw · (numSteps − 1)⌋, which never is the last step.',
    hint: TIME_HINT,
    steps: { times: (draw, count, numSteps) => listOf(count, () => floor(draw() * (numSteps - 1))) },
  },
  {
    id: 'first-step-missing',
    clause: 't is at least 1',
    sentence: 'Your t is at least 1: step 0 is never trained.',
    hint: TIME_HINT,
    steps: {
      times: (draw, count, numSteps) => listOf(count, () => max(1, floor(draw() * numSteps))),
    },
  },
  {
    id: 'steps-backwards',
    clause: 'the steps count from the end of the schedule',
    hint: TIME_HINT,
    steps: {
      times: (draw, count, numSteps) => listOf(count, () => numSteps - 1 - floor(draw() * numSteps)),
    },
  },
  {
    id: 'noise-drawn-once',
    clause: 'the noise is drawn once, and used for every batch',
    sentence: 'Every one of your batches gets the same noise.',
    hint: NOISE_HINT,
    steps: { drawn: { times: (before) => before, noise: () => 0 } },
  },
  {
    id: 'noise-drawn-twice',
    clause: 'the noise that is added and the noise that is to be found are two draws',
    sentence: 'Your network should find another noise than the one that was added.',
    hint: NOISE_HINT,
    steps: { target: (_, draw) => draw() },
  },
  {
    id: 'no-noise',
    clause: 'the noise is 0',
    sentence: 'Your batches get no noise: it is 0.',
    hint: NOISE_HINT,
    steps: { noise: (draw) => mapValues(draw(), () => 0) },
  },
  {
    id: 'data-as-target',
    clause: 'the network is trained to find the clean data, not the noise',
    hint: NOISE_HINT,
    steps: { target: ({ x0 }) => x0 },
  },
  {
    id: 'data-not-noised',
    clause: 'the network sees clean data, not x_t',
    hint: LOSS_HINT,
    steps: { modelInput: (_, x0) => x0 },
  },
  {
    id: 'trained-without-time',
    clause: 'the network gets step 0 for every example, whatever t is',
    sentence: 'Your network is trained with step 0 for every example, although the noise is that of t.',
    hint: LOSS_HINT,
    steps: { modelTime: () => 0 },
  },
  {
    id: 'loss-summed',
    clause: 'the loss is a sum over all elements, not their mean',
    hint: 'Which exercise of module 4 computes this loss?',
    steps: { weight: () => 1 },
  },
  {
    id: 'loss-mean-of-examples',
    clause: 'the loss is a mean over the examples, but a sum over the numbers of each',
    hint: 'Which exercise of module 4 computes this loss?',
    steps: { weight: (elements, d) => d / elements },
  },
  {
    id: 'loss-halved',
    clause: 'the loss is half of the mean square',
    hint: 'Which exercise of module 4 computes this loss?',
    steps: { weight: (elements) => 0.5 / elements },
  },
  {
    id: 'absolute-loss',
    clause: 'the loss is the mean absolute error, not the mean square',
    hint: 'Which exercise of module 4 computes this loss?',
    steps: { measure: { value: Math.abs, slope: Math.sign } },
  },
];
