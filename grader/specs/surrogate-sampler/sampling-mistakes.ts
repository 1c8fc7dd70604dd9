import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  sampleSurrogate,
  type SurrogateSamplingInput,
  type SurrogateSamplingSteps,
} from '../../oracle/surrogate';
import { dim, filled, type NumericTensor } from '../../oracle/tensor';

const MODEL_HINT = 'reverseSample calls your model with x_t and t. What becomes of each of them?';
const NOISE_HINT = 'Which draws does reverseSample take, and what is each of them for?';
const STEPS_HINT = 'From which step to which does the reverse process run?';

const { max, min, sqrt } = Math;

export const samplingAlternatives: readonly Alternative<SurrogateSamplingSteps>[] = [
  {
    id: 'model-at-step-zero',
    clause: 'the network always gets step 0',
    sentence: 'Your network gets step 0 in every step of the sampling.',
    hint: MODEL_HINT,
    steps: { modelStep: () => 0 },
  },
  {
    id: 'model-at-last-step',
    clause: 'the network always gets the last step',
    hint: MODEL_HINT,
    steps: { modelStep: (_, numSteps) => numSteps - 1 },
  },
  {
    id: 'model-steps-reversed',
    clause: 'the network gets steps that count upwards',
    hint: MODEL_HINT,
    steps: { modelStep: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'model-one-step-late',
    clause: 'the network gets t + 1',
    hint: 'Steps count from 0 in code, and the network was trained with the same t.',
    steps: { modelStep: (t) => t + 1 },
  },
  {
    id: 'sampled-prediction-negated',
    clause: 'the prediction has the wrong sign',
    hint: MODEL_HINT,
    steps: { predicted: (epsilon) => -epsilon },
  },
  {
    id: 'prediction-unused',
    clause: 'the prediction of the network is not used',
    hint: MODEL_HINT,
    steps: { predicted: () => 0 },
  },
  {
    id: 'steps-upwards',
    clause: 'the steps run upwards from 0',
    hint: STEPS_HINT,
    steps: { order: (numSteps) => Array.from({ length: numSteps }, (_, t) => t) },
  },
  {
    id: 'stops-before-zero',
    clause: 'the step at t = 0 is missing',
    hint: STEPS_HINT,
    steps: { order: (numSteps) => Array.from({ length: numSteps - 1 }, (_, i) => numSteps - 1 - i) },
  },
  {
    id: 'clean-data-at-once',
    clause: 'each step jumps to the clean data that the prediction stands for',
    sentence: 'Each of your steps jumps to clean data at once, which leads to the mean of both wells.',
    hint: STEPS_HINT,
    steps: {
      mean: (x, epsilon, { alphaBar }) => (x - sqrt(1 - alphaBar) * epsilon) / sqrt(alphaBar),
      sigma: () => 0,
    },
  },
  {
    id: 'no-fresh-noise',
    clause: 'no step adds fresh noise',
    hint: NOISE_HINT,
    steps: { sigma: () => 0 },
  },
  {
    id: 'noise-in-last-step',
    clause: 'fresh noise is added at t = 0, too',
    hint: 'What comes after the step at t = 0? Is anything left to take the noise away?',
    steps: { sigma: ({ beta }) => sqrt(beta) },
  },
  {
    id: 'posterior-variance',
    clause: 'the fresh noise has the posterior variance, not β_t',
    hint: 'Ho et al. allow two variances. Which one does this course take?',
    steps: { sigma: ({ beta, before, alphaBar }) => sqrt((beta * (1 - before)) / (1 - alphaBar)) },
  },
  {
    id: 'one-draw-for-all',
    clause: 'the same draw of noise is used in every step',
    sentence: 'Your source gives the same noise in every step: x_T itself is added again and again.',
    hint: NOISE_HINT,
    steps: { draws: (given) => given.slice(0, 1) },
  },
  {
    id: 'starts-at-zero',
    clause: 'the sampling starts at 0, not at noise',
    hint: 'What does x_T look like?',
    steps: { start: (draw) => filled(draw.shape, 0) },
  },
  {
    id: 'samples-clipped',
    clause: 'the samples are clipped to −1 … 1 in every step',
    hint: 'How large can a draw from a normal distribution be?',
    steps: { finish: (x) => max(-1, min(1, x)) },
  },
];

export const samplingPipeline = pipelineOf<SurrogateSamplingInput, NumericTensor, SurrogateSamplingSteps>(
  sampleSurrogate,
  samplingAlternatives,
);

export const samplingConditions: readonly Condition<SurrogateSamplingInput>[] = [
  {
    when: 'with several samples',
    otherwise: 'with one sample',
    holds: ({ numSamples }) => numSamples > 1,
  },
  {
    when: 'for data of several numbers',
    otherwise: 'for data of one number',
    holds: ({ gaussian: { gaussian } }) => gaussian.some((draw) => dim(draw, 1) > 1),
  },
];
