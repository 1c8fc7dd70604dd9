import type { Alternative } from '../../engine/pipeline';
import type { ReverseStepSteps, StepValues } from '../../oracle/diffusion';

const { sqrt } = Math;

const DEVIATION_HINT = 'σ_t² = β_t. What multiplies z?';
const CHOICES_HINT = 'Section 3.2 of the paper gives two choices for σ_t².';
const LAST_HINT =
  'The last step gives the sample itself. What does the algorithm say about z at t = 1 (0 in code)?';
const WHEN_HINT = 'At which single step is there no noise, and which index does it have in code?';

/** The variance of x_{t−1} given x_t and x_0 (Ho et al. 2020, equation 7). */
const posterior = ({ beta, alphaBar, before }: StepValues): number => (beta * (1 - before)) / (1 - alphaBar);

/** Mistakes in the noise of a step. */
export const noiseAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  {
    id: 'no-noise',
    clause: 'no step adds noise',
    sentence: 'Your steps add no noise at all.',
    hint: 'Each reverse step is a draw from a Gaussian; you return its mean.',
    steps: { sigma: () => 0 },
  },
  {
    id: 'noise-variance-for-deviation',
    clause: 'the noise is multiplied by β_t, not by √β_t',
    sentence: 'Your noise is multiplied by β_t, not by √β_t.',
    hint: DEVIATION_HINT,
    steps: { sigma: ({ beta }) => beta },
  },
  {
    id: 'noise-unscaled',
    clause: 'the noise is not multiplied by √β_t',
    hint: DEVIATION_HINT,
    steps: { sigma: () => 1 },
  },
  {
    id: 'posterior-variance',
    clause: 'the noise has the posterior variance β̃_t, not β_t',
    sentence:
      'Your noise has the posterior variance β̃_t, the paper’s other choice; this course uses σ_t² = β_t.',
    hint: CHOICES_HINT,
    steps: { sigma: (values) => sqrt(posterior(values)) },
  },
  {
    id: 'posterior-variance-without-root',
    clause: 'the noise is multiplied by the posterior variance β̃_t itself',
    hint: `${DEVIATION_HINT} ${CHOICES_HINT}`,
    steps: { sigma: posterior },
  },
  {
    id: 'posterior-variance-at-the-end-too',
    clause: 'the noise has the posterior variance, and at t = 0 it is z itself',
    sentence:
      'Your noise has the posterior variance β̃_t, with 0 for ᾱ before the first step, so that t = 0 adds all of z.',
    hint: `How much of the signal is left before the first step? ${LAST_HINT}`,
    steps: {
      sigma: (values) => sqrt(posterior(values.before === 1 ? { ...values, before: 0 } : values)),
      isNoisy: () => true,
    },
  },
  {
    id: 'noise-of-all-steps',
    clause: 'the noise is multiplied by √(1 − ᾱ_t), not by √β_t',
    sentence:
      'Your noise is multiplied by √(1 − ᾱ_t), the standard deviation of the noise of all steps up to t.',
    hint: 'One step back adds the noise of one step.',
    steps: { sigma: ({ alphaBar }) => sqrt(1 - alphaBar) },
  },
  {
    id: 'noise-of-earlier-steps',
    clause: 'the noise is multiplied by √(1 − ᾱ_{t−1}), not by √β_t',
    hint: 'One step back adds the noise of one step.',
    steps: { sigma: ({ before }) => sqrt(1 - before) },
  },
  {
    id: 'noise-of-alpha',
    clause: 'the noise is multiplied by √α_t, not by √β_t',
    hint: DEVIATION_HINT,
    steps: { sigma: ({ alpha }) => sqrt(alpha) },
  },
  {
    id: 'noise-at-the-end',
    clause: 'the last step, t = 0, still adds noise',
    sentence: 'Your last step, t = 0, still adds noise.',
    hint: LAST_HINT,
    steps: { isNoisy: () => true },
  },
  {
    id: 'noise-missing-at-index-1',
    clause: 'the step at index 1 adds no noise either',
    sentence: 'Your steps at t = 0 and at t = 1 add no noise; only t = 0 should not.',
    hint: WHEN_HINT,
    steps: { isNoisy: (t) => t > 1 },
  },
  {
    id: 'noise-missing-at-the-start',
    clause: 'the noise is left out at the last index instead of index 0',
    sentence: 'Your noise is left out at t = numSteps − 1, the first step taken, and added at t = 0.',
    hint: WHEN_HINT,
    steps: { isNoisy: (t, numSteps) => t < numSteps - 1 },
  },
  {
    id: 'noise-only-at-the-end',
    clause: 'only the last step, t = 0, adds noise',
    hint: LAST_HINT,
    steps: { isNoisy: (t) => t === 0 },
  },
  {
    id: 'noise-subtracted',
    clause: 'the noise is subtracted, not added',
    sentence: 'You subtract the noise; it should be added.',
    hint: '−z is an equally good draw, but which sign does z have in the algorithm?',
    steps: { add: (mean, noise) => mean - noise },
  },
  {
    id: 'noise-rescaled',
    clause: 'the noise is divided by √α_t as well',
    sentence: 'Your noise is divided by √α_t as well: it is added before the division.',
    hint: 'Where does the parenthesis close: before σ_t · z, or after it?',
    steps: { add: (mean, noise, { alpha }) => mean + noise / sqrt(alpha) },
  },
  {
    id: 'step-clipped',
    clause: 'the result of each step is clipped to −1 … 1',
    hint: 'How large can a draw from a normal distribution be? Where does the algorithm clip?',
    steps: { finish: (x) => Math.max(-1, Math.min(1, x)) },
  },
];
