import type { Alternative } from '../../engine/pipeline';
import { guidance, type PosteriorStepSteps } from '../../oracle/inverse-problem';
import { zipValues } from '../../oracle/tensor';
import { noiseAlternatives } from '../reverse-sampling/noise-mistakes';

const { sqrt } = Math;

const FACTOR_HINT = 'In the algorithm, what multiplies the guidance besides ζ?';
const WHERE_HINT = 'The algorithm computes two things from x_t. Which of them sees the other?';

/** Mistakes in how the guidance meets the reverse step. */
const combinationAlternatives: readonly Alternative<PosteriorStepSteps>[] = [
  {
    id: 'guidance-added',
    clause: 'the guidance is added to the step, not subtracted',
    hint: 'The guidance points to where the misfit grows. Where should the step go?',
    steps: { combine: (step, guide) => step + guide },
  },
  {
    id: 'guidance-unused',
    clause: 'the guidance is not used: the step is the plain reverse step',
    sentence: 'Your step is the plain reverse step: y has no effect.',
    hint: 'What pulls the sample towards the measurement?',
    steps: { weight: () => 0 },
  },
  {
    id: 'guidance-times-beta',
    clause: 'the guidance is multiplied by β_t as well',
    hint: FACTOR_HINT,
    steps: { weight: ({ beta }) => beta },
  },
  {
    id: 'guidance-like-noise',
    clause: 'the guidance is multiplied by √β_t, like z',
    hint: FACTOR_HINT,
    steps: { weight: ({ beta }) => sqrt(beta) },
  },
  {
    id: 'guidance-rescaled',
    clause: 'the guidance is divided by √α_t, like the mean: it is subtracted inside the parenthesis',
    hint: 'Is the guidance subtracted before the division by √α_t, or after it?',
    steps: { weight: ({ alpha }) => 1 / sqrt(alpha) },
  },
  {
    id: 'guidance-in-the-prediction',
    clause: 'the guidance is added to the prediction with √(1 − ᾱ_t), as in classifier guidance',
    sentence:
      'Your guidance is part of the prediction, as in classifier guidance: it reaches the step with the factor β_t / √α_t.',
    hint: FACTOR_HINT,
    steps: { weight: ({ alpha, beta }) => beta / sqrt(alpha) },
  },
  {
    id: 'zeta-again',
    clause: 'the guidance is multiplied by zeta again, which it contains already',
    hint: 'Which of your two functions multiplies by zeta?',
    steps: { weight: (_, { zeta }) => zeta },
  },
  {
    id: 'no-guidance-at-the-end',
    clause: 'the last step, t = 0, has no guidance',
    hint: 'The noise ends before t = 0. Does the algorithm say that of the guidance?',
    steps: { weight: (_, { t }) => (t === 0 ? 0 : 1) },
  },
  {
    id: 'guided-after-the-step',
    clause: 'the guidance is computed at the result of the reverse step, not at x_t',
    hint: WHERE_HINT,
    steps: { guide: (input, before, steps) => guidance({ ...input, xt: before }, steps) },
  },
  {
    id: 'guided-at-the-next-step',
    clause: 'the guidance is computed at the result of the reverse step, with t − 1',
    hint: WHERE_HINT,
    steps: {
      guide: (input, before, steps) => guidance({ ...input, xt: before, t: Math.max(input.t - 1, 0) }, steps),
    },
  },
  {
    id: 'guided-before-the-step',
    clause: 'the reverse step starts from x_t minus the guidance',
    hint: WHERE_HINT,
    steps: {
      start: (xt, guide) => zipValues(xt, guide, (x, value) => x - value),
      combine: (step) => step,
    },
  },
];

/** Of the mistakes in the noise of a reverse step, those that are likely here. */
const LIKELY = new Set([
  'no-noise',
  'noise-at-the-end',
  'noise-variance-for-deviation',
  'noise-unscaled',
  'posterior-variance',
]);

export const guidedAlternatives: readonly Alternative<PosteriorStepSteps>[] = [
  ...combinationAlternatives,
  ...noiseAlternatives
    .filter(({ id }) => LIKELY.has(id))
    .map(({ steps, ...said }): Alternative<PosteriorStepSteps> => ({ ...said, steps: { reverse: steps } })),
];
