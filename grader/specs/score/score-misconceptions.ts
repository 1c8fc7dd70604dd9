import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import { scoreFromNoise, type ScoreInput, type ScoreSteps } from '../../oracle/diffusion';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { alphaAt, betaAt, productOfBars } from './shares';
import { stepAlternatives } from './step-mistakes';

const { sqrt } = Math;

const DEVIATION_HINT = 'What is the standard deviation of the noise in x_t?';
const UNITS_HINT =
  'A score is a derivative with respect to x_t: noise over a standard deviation. Is it large or small where there is little noise?';
const SIGN_HINT =
  'The score points towards likely data. Does adding the noise lead there, or taking it away?';

/** Mistakes in what the score is divided by. */
const spreadAlternatives: readonly Alternative<ScoreSteps>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'α_t takes the place of ᾱ_t',
    sentence: 'Your noise is divided by √(1 − α_t), the standard deviation of the noise of step t alone.',
    hint: 'x_t has the noise of all steps up to t. How much is that?',
    steps: { share: alphaAt },
  },
  {
    id: 'beta-for-alpha-bar',
    clause: 'β_t takes the place of ᾱ_t',
    hint: 'Which of the three tables says how much of the signal is left?',
    steps: { share: betaAt },
  },
  {
    id: 'product-of-alpha-bars',
    clause: 'the cumulative product of the alphaBars is used, which are one already',
    hint: 'What did the schedule do with the alphas to get the alphaBars?',
    steps: { share: productOfBars },
  },
  {
    id: 'variance-for-deviation',
    clause: 'the noise is divided by 1 − ᾱ_t, without the root',
    sentence:
      'Your noise is divided by 1 − ᾱ_t, not by √(1 − ᾱ_t): the variance belongs under x_t − √ᾱ_t · x0, which is not the noise itself.',
    hint: 'x_t − √ᾱ_t · x0 has a factor √(1 − ᾱ_t) in it. What is left of the denominator?',
    steps: { spread: (share) => 1 - share },
  },
  {
    id: 'divided-by-signal',
    clause: 'the noise is divided by √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: DEVIATION_HINT,
    steps: { spread: sqrt },
  },
  {
    id: 'divided-by-alpha-bar',
    clause: 'the noise is divided by ᾱ_t, not by √(1 − ᾱ_t)',
    hint: DEVIATION_HINT,
    steps: { spread: (share) => share },
  },
  {
    id: 'one-minus-root',
    clause: 'the noise is divided by 1 − √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: 'Variances sum to 1, amplitudes do not.',
    steps: { spread: (share) => 1 - sqrt(share) },
  },
  {
    id: 'not-divided',
    clause: 'the noise is not divided by √(1 − ᾱ_t)',
    sentence: 'Your score is the noise with the other sign: it has no denominator.',
    hint: UNITS_HINT,
    steps: { spread: () => 1 },
  },
  {
    id: 'multiplied',
    clause: 'the noise is multiplied by √(1 − ᾱ_t), not divided',
    hint: UNITS_HINT,
    steps: { spread: (share) => 1 / sqrt(1 - share) },
  },
  {
    id: 'multiplied-by-variance',
    clause: 'the noise is multiplied by 1 − ᾱ_t, not divided by its root',
    hint: UNITS_HINT,
    steps: { spread: (share) => 1 / (1 - share) },
  },
];

/** Mistakes in how noise and denominator come together. */
const combineAlternatives: readonly Alternative<ScoreSteps>[] = [
  {
    id: 'sign-missing',
    clause: 'the sign is missing',
    sentence: 'Your score has the wrong sign: it points towards more noise.',
    hint: SIGN_HINT,
    steps: { combine: (noise, spread) => noise / spread },
  },
  {
    id: 'upside-down',
    clause: 'the standard deviation is divided by the noise',
    hint: 'What is the score where there is no noise to predict?',
    steps: { combine: (noise, spread) => -spread / noise },
  },
  {
    id: 'clipped',
    clause: 'the score is clipped to −1 … 1',
    hint: 'How large is a force where the noise is small?',
    steps: { finish: (value) => Math.max(-1, Math.min(1, value)) },
  },
  {
    id: 'length-only',
    clause: 'every number of the score has the same sign',
    sentence: 'Your score is −|ε| / √(1 − ᾱ_t): its numbers are never positive.',
    hint: SIGN_HINT,
    steps: { combine: (noise, spread) => -Math.abs(noise) / spread },
  },
];

export const scorePipeline = pipelineOf<ScoreInput, NumericTensor, ScoreSteps>(scoreFromNoise, [
  ...spreadAlternatives,
  ...combineAlternatives,
  ...stepAlternatives,
]);

export const scoreConditions: readonly Condition<ScoreInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ predictedNoise }) => dim(predictedNoise, 0) > 1,
  },
  {
    when: 'for rank 3 and 4',
    otherwise: 'for rank 2',
    holds: ({ predictedNoise }) => predictedNoise.shape.length > 2,
  },
];
