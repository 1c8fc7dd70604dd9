import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, entryOf, type QSampleSteps } from '../../oracle/diffusion';
import { at } from '../../oracle/tensor';

const { sqrt } = Math;

const LEFT_HINT = 'How much of the signal is left after all steps up to t?';
const AMPLITUDE_HINT = 'ᾱ_t is a share of the variance. What multiplies the amplitude?';
const SQUARES_HINT = 'Add the squares of the two coefficients.';
const ALL_STEPS_HINT = 'The variances of signal and noise sum to 1.';

const alphaAt: QSampleSteps['signalShare'] = ({ alphas }, index) => entryOf(alphas, index, 1);
const betaAt: QSampleSteps['signalShare'] = ({ betas }, index) => entryOf(betas, index, 0);

/** The product of ᾱ up to an index: a product of what is a product already. */
const productOfBars: QSampleSteps['signalShare'] = ({ alphaBars }, index) => {
  let product = index === BEFORE_FIRST ? 1 : at(alphaBars, index);
  for (let earlier = 0; earlier < index; earlier++) product *= at(alphaBars, earlier);
  return product;
};

/** Which table of the schedule is read. */
export const shareAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'alpha of step t is used instead of alphaBar',
    sentence: 'Your numbers are those of a single step: they use alpha of step t, not alphaBar.',
    hint: LEFT_HINT,
    steps: { signalShare: alphaAt, noiseShare: alphaAt },
  },
  {
    id: 'beta-for-alpha-bar',
    clause: 'beta of step t is used instead of alphaBar',
    sentence: 'Your numbers use beta of step t instead of alphaBar.',
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
    id: 'alpha-in-signal',
    clause: 'x0 is multiplied by √α_t, not by √ᾱ_t',
    hint: LEFT_HINT,
    steps: { signalShare: alphaAt },
  },
  {
    id: 'beta-in-signal',
    clause: 'x0 is multiplied by √β_t, not by √ᾱ_t',
    hint: LEFT_HINT,
    steps: { signalShare: betaAt },
  },
  {
    id: 'noise-of-one-step',
    clause: 'the noise is multiplied by √β_t, as if only step t had added some',
    sentence: 'Your noise is multiplied by √β_t, the standard deviation of the noise of step t alone.',
    hint: ALL_STEPS_HINT,
    steps: { noiseShare: alphaAt },
  },
  {
    id: 'noise-of-alpha',
    clause: 'the noise is multiplied by √α_t',
    hint: ALL_STEPS_HINT,
    steps: { noiseShare: betaAt },
  },
];

/** What the coefficient of x0 is made from its share. */
export const signalAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'no-roots',
    clause: 'the coefficients are missing their square roots',
    sentence: 'Your coefficients are ᾱ_t and 1 − ᾱ_t, not their square roots.',
    hint: AMPLITUDE_HINT,
    steps: { signal: (share) => share, noise: (share) => 1 - share },
  },
  {
    id: 'no-root-of-signal',
    clause: 'the coefficient √ᾱ_t lacks its root',
    sentence: 'Your x0 is multiplied by ᾱ_t, not by √ᾱ_t.',
    hint: AMPLITUDE_HINT,
    steps: { signal: (share) => share },
  },
  {
    id: 'signal-not-scaled',
    clause: 'x0 has no coefficient',
    sentence: 'Your x0 keeps its size: noise is added, but no signal is lost.',
    hint: 'What becomes of the variance if only noise is added, step after step?',
    steps: { signal: () => 1 },
  },
  {
    id: 'signal-divided',
    clause: 'x0 is divided by √ᾱ_t, not multiplied',
    hint: 'Does the signal grow or shrink with t?',
    steps: { signal: (share) => 1 / sqrt(share) },
  },
  {
    id: 'signal-scaled-like-noise',
    clause: 'x0 is multiplied by √(1 − ᾱ_t), like the noise',
    hint: SQUARES_HINT,
    steps: { signal: (share) => sqrt(1 - share) },
  },
  {
    id: 'signal-one-minus-root',
    clause: 'x0 is multiplied by 1 − √(1 − ᾱ_t), so that the coefficients sum to 1',
    hint: 'Variances sum to 1, amplitudes do not.',
    steps: { signal: (share) => 1 - sqrt(1 - share) },
  },
  {
    id: 'signal-root-twice',
    clause: 'the root of ᾱ_t is taken twice before it multiplies x0',
    hint: SQUARES_HINT,
    steps: { signal: (share) => share ** 0.25 },
  },
  {
    id: 'signal-missing',
    clause: 'x0 is left out',
    sentence: 'Your x_t is noise alone: nothing of x0 is in it.',
    hint: 'What is left of x0 at an early step?',
    steps: { signal: () => 0 },
  },
  {
    id: 'noise-just-added',
    clause: 'x0 and noise are added without coefficients',
    hint: 'At which step is there more noise? Where does t come in?',
    steps: { signal: () => 1, noise: () => 1 },
  },
];

/** What the coefficient of the noise is made from its share. */
export const noiseAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'noise-missing',
    clause: 'no noise is added',
    sentence: 'Your x_t is the signal alone: no noise is added.',
    hint: 'What carries the rest of the variance, 1 − ᾱ_t?',
    steps: { noise: () => 0 },
  },
  {
    id: 'no-root-of-noise',
    clause: 'the coefficient √(1 − ᾱ_t) lacks its root',
    sentence: 'Your noise is multiplied by 1 − ᾱ_t, not by √(1 − ᾱ_t).',
    hint: '1 − ᾱ_t is a variance. What multiplies the amplitude?',
    steps: { noise: (share) => 1 - share },
  },
  {
    id: 'one-minus-root',
    clause: 'the noise is multiplied by 1 − √ᾱ_t',
    sentence: 'Your noise is multiplied by 1 − √ᾱ_t; variances sum to 1, amplitudes do not.',
    hint: SQUARES_HINT,
    steps: { noise: (share) => 1 - sqrt(share) },
  },
  {
    id: 'noise-not-scaled',
    clause: 'the noise has no coefficient',
    hint: 'At which step is there more noise? Where does t come in?',
    steps: { noise: () => 1 },
  },
  {
    id: 'noise-scaled-like-signal',
    clause: 'the noise is multiplied by √ᾱ_t, like x0',
    sentence: 'Your noise is multiplied by √ᾱ_t, like x0: both get smaller with t.',
    hint: SQUARES_HINT,
    steps: { noise: sqrt },
  },
  {
    id: 'noise-from-root',
    clause: 'the noise is multiplied by √(1 − √ᾱ_t)',
    sentence: 'Your noise is multiplied by √(1 − √ᾱ_t): one root too many.',
    hint: SQUARES_HINT,
    steps: { noise: (share) => sqrt(1 - sqrt(share)) },
  },
  {
    id: 'noise-from-square',
    clause: 'the noise is multiplied by √(1 − ᾱ_t²)',
    sentence: 'Your noise is multiplied by √(1 − ᾱ_t²): ᾱ_t is a share of the variance already.',
    hint: SQUARES_HINT,
    steps: { noise: (share) => sqrt(1 - share * share) },
  },
  {
    id: 'noise-divided',
    clause: 'the noise is divided by √(1 − ᾱ_t), not multiplied',
    hint: 'Does the noise grow or shrink with t?',
    steps: { noise: (share) => 1 / sqrt(1 - share) },
  },
  {
    id: 'same-noise-at-every-step',
    clause: 'the same noise is added at each step, which adds up to too much',
    sentence:
      'Your noise is too large: you go step by step and add the same noise each time. Equal draws add up; independent ones add only their variances.',
    hint: 'The closed form needs no steps. What variance has all the noise up to step t together?',
    steps: {
      noise: (_, { alphas, betas }, index) => {
        let noise = 0;
        for (let step = 0; step <= index; step++)
          noise = sqrt(at(alphas, step)) * noise + sqrt(at(betas, step));
        return noise;
      },
    },
  },
];
