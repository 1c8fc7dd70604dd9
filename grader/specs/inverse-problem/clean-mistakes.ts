import type { Alternative } from '../../engine/pipeline';
import type { GuidanceSteps } from '../../oracle/inverse-problem';

const { sqrt } = Math;

const THROUGH_HINT =
  'Change x_t a little. What changes the predicted clean data: x_t in the formula, the prediction in it, or both?';
const ESTIMATE_HINT = 'What is measured is clean. What does the prediction say about the clean data?';
const SOLVE_HINT = 'x_t was made of x0 and noise. What does the prediction say about x0?';
const AMPLITUDE_HINT = 'ᾱ is a share of the variance. What multiplies the amplitude?';
const PARENTHESIS_HINT = 'What does the division by √ᾱ_t cover? Where does the parenthesis close?';

const isWithin = (value: number): boolean => Math.abs(value) <= 1;

/** Mistakes in what the gradient goes through. */
export const gradientAlternatives: readonly Alternative<GuidanceSteps>[] = [
  {
    id: 'model-held-fixed',
    clause: 'the gradient does not go through the model: the prediction is held fixed',
    sentence: 'Your gradient does not go through the model: it treats the prediction as a constant.',
    hint: THROUGH_HINT,
    steps: { slope: ({ signal }) => 1 / signal },
  },
  {
    id: 'only-through-the-model',
    clause: 'the gradient goes through the model only: x_t beside the prediction is held fixed',
    hint: THROUGH_HINT,
    steps: { slope: ({ epsilonSlope, signal, spread }) => (-spread * epsilonSlope) / signal },
  },
  {
    id: 'with-respect-to-clean',
    clause: 'the gradient is taken with respect to the predicted clean data, not x_t',
    hint: 'With respect to what does the algorithm differentiate? How does it enter your function?',
    steps: { slope: () => 1 },
  },
  {
    id: 'with-respect-to-noise',
    clause: 'the gradient is taken with respect to the prediction, not x_t',
    hint: 'With respect to what does the algorithm differentiate? How does it enter your function?',
    steps: { slope: ({ signal, spread }) => -spread / signal },
  },
  {
    id: 'measures-xt',
    clause: 'the measurement is compared with A(x_t): the noisy data, not the predicted clean ones',
    hint: ESTIMATE_HINT,
    steps: { clean: ({ xt }) => xt, slope: () => 1 },
  },
  {
    id: 'measures-noise',
    clause: 'the measurement is compared with A of the predicted noise',
    hint: ESTIMATE_HINT,
    steps: { clean: ({ epsilon }) => epsilon, slope: ({ epsilonSlope }) => epsilonSlope },
  },
  {
    id: 'clean-clipped',
    clause: 'the predicted clean data are clipped to −1 … 1',
    sentence: 'Your predicted clean data are clipped to −1 … 1, as for images; not all data lies there.',
    hint: 'Which range do the data have? And what is the gradient of a clipped number?',
    steps: {
      clean: ({ xt, epsilon, signal, spread }) => Math.max(-1, Math.min(1, (xt - spread * epsilon) / signal)),
      slope: ({ xt, epsilon, epsilonSlope, signal, spread }) =>
        isWithin((xt - spread * epsilon) / signal) ? (1 - spread * epsilonSlope) / signal : 0,
    },
  },
];

/** Mistakes in the formula of the predicted clean data; the gradient follows them. */
export const cleanAlternatives: readonly Alternative<GuidanceSteps>[] = [
  {
    id: 'clean-not-divided',
    clause: 'the predicted clean data are not divided by √ᾱ_t',
    hint: SOLVE_HINT,
    steps: { signal: () => 1 },
  },
  {
    id: 'clean-divided-by-alpha-bar',
    clause: 'the predicted clean data are divided by ᾱ_t, not by √ᾱ_t',
    hint: AMPLITUDE_HINT,
    steps: { signal: (share) => share },
  },
  {
    id: 'clean-multiplied',
    clause: 'the predicted clean data are multiplied by √ᾱ_t, not divided',
    hint: SOLVE_HINT,
    steps: { signal: (share) => 1 / sqrt(share) },
  },
  {
    id: 'noise-without-root',
    clause: 'the noise in x_t counts with 1 − ᾱ_t, not with √(1 − ᾱ_t)',
    hint: AMPLITUDE_HINT,
    steps: { spread: (share) => 1 - share },
  },
  {
    id: 'whole-prediction-subtracted',
    clause: 'the whole prediction is subtracted from x_t, without √(1 − ᾱ_t)',
    hint: SOLVE_HINT,
    steps: { spread: () => 1 },
  },
  {
    id: 'noise-left-in',
    clause: 'the predicted clean data still have the noise in them',
    sentence:
      'Your predicted clean data are x_t / √ᾱ_t: the noise is still in them, and the model is not used.',
    hint: SOLVE_HINT,
    steps: { spread: () => 0 },
  },
  {
    id: 'noise-added',
    clause: 'the prediction is added to x_t, not subtracted, on the way to the clean data',
    sentence:
      'Your predicted clean data contain the prediction with a plus: that sign belongs to a score, not to a noise.',
    hint: 'The paper’s model predicts a score. Which sign has the score that a predicted noise stands for?',
    steps: { spread: (share) => -sqrt(1 - share) },
  },
  {
    id: 'score-of-the-paper',
    clause: 'the prediction is used as the paper’s score: it is added with 1 − ᾱ_t',
    hint: 'The paper’s model predicts a score. Which factor turns a predicted noise into one?',
    steps: { spread: (share) => share - 1 },
  },
  {
    id: 'division-covers-noise',
    clause: 'only the noise is divided by √ᾱ_t, not x_t',
    hint: PARENTHESIS_HINT,
    steps: {
      clean: ({ xt, epsilon, signal, spread }) => xt - (spread * epsilon) / signal,
      slope: ({ epsilonSlope, signal, spread }) => 1 - (spread * epsilonSlope) / signal,
    },
  },
  {
    id: 'division-covers-data',
    clause: 'only x_t is divided by √ᾱ_t, not the noise',
    hint: PARENTHESIS_HINT,
    steps: {
      clean: ({ xt, epsilon, signal, spread }) => xt / signal - spread * epsilon,
      slope: ({ epsilonSlope, signal, spread }) => 1 / signal - spread * epsilonSlope,
    },
  },
];
