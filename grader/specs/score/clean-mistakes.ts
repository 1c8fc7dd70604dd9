import type { Alternative } from '../../engine/pipeline';
import type { PredictedCleanSteps } from '../../oracle/diffusion';
import { at } from '../../oracle/tensor';
import { alphaAt, betaAt, productOfBars } from './shares';

const { sqrt } = Math;

const LEFT_HINT = 'How much of the signal is left after all steps up to t?';
const NOISE_HINT = 'What was the noise multiplied by when x_t was made?';
const SIGNAL_HINT = 'What was x0 multiplied by when x_t was made?';
const AMPLITUDE_HINT = 'ᾱ_t is a share of the variance. What multiplies the amplitude?';
const SOLVE_HINT = 'Write down how x_t was made from x0 and the noise, and solve for x0.';

/** Which table of the schedule is read. */
export const shareAlternatives: readonly Alternative<PredictedCleanSteps>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'α_t takes the place of ᾱ_t',
    sentence: 'Your numbers undo a single step: they use α_t, not ᾱ_t.',
    hint: LEFT_HINT,
    steps: { signalShare: alphaAt, noiseShare: alphaAt },
  },
  {
    id: 'beta-for-alpha-bar',
    clause: 'β_t takes the place of ᾱ_t',
    hint: 'Which of the three tables says how much of the signal is left?',
    steps: { signalShare: betaAt, noiseShare: betaAt },
  },
  {
    id: 'product-of-alpha-bars',
    clause: 'the cumulative product of the alphaBars is used, which are one already',
    hint: 'What did the schedule do with the alphas to get the alphaBars?',
    steps: { signalShare: productOfBars, noiseShare: productOfBars },
  },
  {
    id: 'divided-by-alpha',
    clause: 'the difference is divided by √α_t, not by √ᾱ_t',
    sentence: 'Your difference is divided by √α_t, which undoes the shrinking of one step only.',
    hint: LEFT_HINT,
    steps: { signalShare: alphaAt },
  },
  {
    id: 'noise-of-one-step',
    clause: 'the noise is multiplied by √(1 − α_t), as if only step t had added some',
    hint: 'x_t has the noise of all steps up to t. How much is that?',
    steps: { noiseShare: alphaAt },
  },
];

/** Mistakes in what the difference is divided by. */
export const signalAlternatives: readonly Alternative<PredictedCleanSteps>[] = [
  {
    id: 'no-roots',
    clause: 'the square roots are missing',
    sentence: 'Your coefficients are ᾱ_t and 1 − ᾱ_t, not their square roots.',
    hint: AMPLITUDE_HINT,
    steps: { signal: (share) => share, spread: (share) => 1 - share },
  },
  {
    id: 'no-root-of-signal',
    clause: 'the difference is divided by ᾱ_t, not by √ᾱ_t',
    hint: AMPLITUDE_HINT,
    steps: { signal: (share) => share },
  },
  {
    id: 'not-divided',
    clause: 'the difference is not divided by √ᾱ_t',
    sentence: 'Your result is √ᾱ_t · x0: the noise is gone, but the signal is still shrunk.',
    hint: SIGNAL_HINT,
    steps: { signal: () => 1 },
  },
  {
    id: 'multiplied',
    clause: 'the difference is multiplied by √ᾱ_t, not divided',
    hint: 'Did the signal grow or shrink when x_t was made?',
    steps: { signal: (share) => 1 / sqrt(share) },
  },
  {
    id: 'divided-by-spread',
    clause: 'the difference is divided by √(1 − ᾱ_t), not by √ᾱ_t',
    hint: SIGNAL_HINT,
    steps: { signal: (share) => sqrt(1 - share) },
  },
];

/** Mistakes in the factor of the noise. */
export const noiseAlternatives: readonly Alternative<PredictedCleanSteps>[] = [
  {
    id: 'no-root-of-noise',
    clause: 'the noise is multiplied by 1 − ᾱ_t, not by √(1 − ᾱ_t)',
    hint: '1 − ᾱ_t is a variance. What multiplies the amplitude?',
    steps: { spread: (share) => 1 - share },
  },
  {
    id: 'one-minus-root',
    clause: 'the noise is multiplied by 1 − √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: 'Variances sum to 1, amplitudes do not.',
    steps: { spread: (share) => 1 - sqrt(share) },
  },
  {
    id: 'noise-not-scaled',
    clause: 'the noise is subtracted without a factor',
    hint: NOISE_HINT,
    steps: { spread: () => 1 },
  },
  {
    id: 'just-subtracted',
    clause: 'the noise is just subtracted from x_t, without any coefficient',
    hint: 'At which step is there more noise? Where does t come in?',
    steps: { signal: () => 1, spread: () => 1 },
  },
  {
    id: 'noise-scaled-like-signal',
    clause: 'the noise is multiplied by √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: NOISE_HINT,
    steps: { spread: sqrt },
  },
  {
    id: 'noise-divided',
    clause: 'the noise is divided by √(1 − ᾱ_t), not multiplied',
    sentence: 'Your noise is divided by √(1 − ᾱ_t), as in the score; here it is multiplied.',
    hint: NOISE_HINT,
    steps: { spread: (share) => 1 / sqrt(1 - share) },
  },
  {
    id: 'noise-of-a-reverse-step',
    clause: 'the noise is multiplied by β_t / √(1 − ᾱ_t), as in one reverse step',
    sentence:
      'Your noise is multiplied by β_t / √(1 − ᾱ_t), the share that one reverse step removes; here all of it goes.',
    hint: 'How much of the noise is still there once the data are clean?',
    steps: { spread: (share, { betas }, index) => at(betas, index) / sqrt(1 - share) },
  },
  {
    id: 'mean-of-a-reverse-step',
    clause: 'the result is the mean of one reverse step, not the clean data',
    hint: 'How many steps lie between x_t and clean data?',
    steps: {
      signalShare: alphaAt,
      spread: (share, { betas }, index) => at(betas, index) / sqrt(1 - share),
    },
  },
  {
    id: 'noise-ignored',
    clause: 'the predicted noise is not subtracted',
    sentence: 'Your result is x_t / √ᾱ_t: the noise is still in it.',
    hint: 'What else is in x_t, beside the signal?',
    steps: { spread: () => 0 },
  },
];

/** Mistakes in how they come together. */
export const combineAlternatives: readonly Alternative<PredictedCleanSteps>[] = [
  {
    id: 'noise-added',
    clause: 'the noise is added, not subtracted',
    hint: SOLVE_HINT,
    steps: { combine: (xt, spread, noise, signal) => (xt + spread * noise) / signal },
  },
  {
    id: 'noised-again',
    clause: 'x_t is noised once more, instead of the noise being taken away',
    sentence: 'Your result is √ᾱ_t · x_t + √(1 − ᾱ_t) · ε, the forward process once more.',
    hint: SOLVE_HINT,
    steps: { combine: (xt, spread, noise, signal) => signal * xt + spread * noise },
  },
  {
    id: 'difference-reversed',
    clause: 'x_t is subtracted from the noise, not the noise from x_t',
    hint: SOLVE_HINT,
    steps: { combine: (xt, spread, noise, signal) => (spread * noise - xt) / signal },
  },
  {
    id: 'division-covers-noise',
    clause: 'only the noise is divided by √ᾱ_t, not x_t',
    hint: 'What does the division cover? Where does the parenthesis close?',
    steps: { combine: (xt, spread, noise, signal) => xt - (spread * noise) / signal },
  },
  {
    id: 'division-covers-data',
    clause: 'only x_t is divided by √ᾱ_t, not the noise',
    hint: 'What does the division cover? Where does the parenthesis close?',
    steps: { combine: (xt, spread, noise, signal) => xt / signal - spread * noise },
  },
  {
    id: 'factor-covers-data',
    clause: 'the factor of the noise multiplies x_t as well',
    hint: 'What does √(1 − ᾱ_t) multiply? Where does the parenthesis open?',
    steps: { combine: (xt, spread, noise, signal) => (spread * (xt - noise)) / signal },
  },
  {
    id: 'data-left-out',
    clause: 'x_t is left out',
    hint: 'From what is the noise subtracted?',
    steps: { combine: (_, spread, noise, signal) => -(spread * noise) / signal },
  },
  {
    id: 'clipped',
    clause: 'the result is clipped to −1 … 1',
    sentence: 'Your result is clipped to −1 … 1, as for images; not all data lies there.',
    hint: 'Which range do the data have? Does the formula say?',
    steps: { finish: (value) => Math.max(-1, Math.min(1, value)) },
  },
];
