import type { Alternative } from '../../engine/pipeline';
import type { ReverseStepSteps, StepValues } from '../../oracle/diffusion';

const { sqrt } = Math;

const DENOMINATOR_HINT = 'Look again at the denominator under β_t.';
const NUMERATOR_HINT = 'How much of the noise does one step take away?';
const UNDO_HINT = 'The forward step multiplied the signal by √α_t. What undoes that?';
const ONE_STEP_HINT = 'One step back undoes the shrinking of one step only.';
const PARENTHESIS_HINT = 'What does the division by √α_t cover in the algorithm?';

/** The estimate of x_0 from x_t and the predicted noise. */
const estimate = (xt: number, epsilon: number, { alphaBar }: StepValues): number =>
  (xt - sqrt(1 - alphaBar) * epsilon) / sqrt(alphaBar);

const clip = (x: number): number => Math.max(-1, Math.min(1, x));

/** Mistakes in the factor of the prediction. */
export const predictionAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  {
    id: 'prediction-without-root',
    clause: 'the prediction is divided by 1 − ᾱ_t, not by √(1 − ᾱ_t)',
    sentence: 'Your prediction is divided by 1 − ᾱ_t, not by √(1 − ᾱ_t).',
    hint: DENOMINATOR_HINT,
    steps: { spread: ({ alphaBar }) => 1 - alphaBar },
  },
  {
    id: 'prediction-with-alpha',
    clause: 'the prediction is divided by √(1 − α_t), not by √(1 − ᾱ_t)',
    sentence: 'Your prediction is divided by √(1 − α_t), not by √(1 − ᾱ_t).',
    hint: 'The model predicts the noise of all steps so far. What is its standard deviation?',
    steps: { spread: ({ alpha }) => sqrt(1 - alpha) },
  },
  {
    id: 'prediction-with-signal',
    clause: 'the prediction is divided by √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: DENOMINATOR_HINT,
    steps: { spread: ({ alphaBar }) => sqrt(alphaBar) },
  },
  {
    id: 'prediction-one-minus-root',
    clause: 'the prediction is divided by 1 − √ᾱ_t, not by √(1 − ᾱ_t)',
    hint: DENOMINATOR_HINT,
    steps: { spread: ({ alphaBar }) => 1 - sqrt(alphaBar) },
  },
  {
    id: 'prediction-unscaled',
    clause: 'the prediction is multiplied by β_t alone',
    sentence: 'Your prediction is multiplied by β_t alone.',
    hint: 'What is β_t divided by in the algorithm?',
    steps: { spread: () => 1 },
  },
  {
    id: 'prediction-with-root-of-beta',
    clause: 'the prediction is multiplied by √β_t, where β_t belongs',
    hint: NUMERATOR_HINT,
    steps: { removed: ({ beta }) => sqrt(beta) },
  },
  {
    id: 'prediction-with-alpha-for-beta',
    clause: 'the prediction is multiplied by α_t, where β_t belongs',
    hint: NUMERATOR_HINT,
    steps: { removed: ({ alpha }) => alpha },
  },
  {
    id: 'prediction-without-beta',
    clause: 'the prediction is not multiplied by β_t',
    hint: NUMERATOR_HINT,
    steps: { removed: () => 1 },
  },
  {
    id: 'prediction-not-scaled-at-all',
    clause: 'the prediction is subtracted as it is, without a factor',
    hint: NUMERATOR_HINT,
    steps: { removed: () => 1, spread: () => 1 },
  },
  {
    id: 'all-noise-removed',
    clause: 'the step removes all of the predicted noise, not one step’s share',
    sentence: 'Your step removes all of the predicted noise, √(1 − ᾱ_t) · ε: a jump to x_0, not one step.',
    hint: 'One step removes only the share of noise that one step added.',
    steps: { removed: ({ alphaBar }) => sqrt(1 - alphaBar), spread: () => 1 },
  },
  {
    id: 'prediction-added',
    clause: 'the prediction is added, not subtracted',
    sentence: 'You add the prediction; it should be subtracted.',
    hint: 'The model finds the noise in x_t. What should a step do with it?',
    steps: { predicted: (epsilon) => -epsilon },
  },
  {
    id: 'prediction-ignored',
    clause: 'the model’s prediction is not used',
    sentence: 'Your result does not depend on what the model returns.',
    hint: 'The model finds the noise in x_t. What should a step do with it?',
    steps: { predicted: () => 0 },
  },
];

/** Mistakes in the factor of the mean, and in what it multiplies. */
export const meanAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  {
    id: 'mean-not-rescaled',
    clause: 'the mean is not divided by √α_t',
    sentence: 'Your mean is not divided by √α_t.',
    hint: UNDO_HINT,
    steps: { rescale: () => 1 },
  },
  {
    id: 'mean-multiplied',
    clause: 'the mean is multiplied by √α_t, not divided by it',
    sentence: 'Your mean is multiplied by √α_t, not divided by it.',
    hint: UNDO_HINT,
    steps: { rescale: ({ alpha }) => sqrt(alpha) },
  },
  {
    id: 'mean-divided-by-alpha-bar',
    clause: 'the mean is divided by √ᾱ_t, not by √α_t',
    sentence: 'Your mean is divided by √ᾱ_t, which undoes all steps, not one.',
    hint: ONE_STEP_HINT,
    steps: { rescale: ({ alphaBar }) => 1 / sqrt(alphaBar) },
  },
  {
    id: 'mean-divided-by-alpha',
    clause: 'the mean is divided by α_t, not by √α_t',
    sentence: 'Your mean is divided by α_t, not by √α_t.',
    hint: 'α_t is a share of the variance. What was the amplitude multiplied by?',
    steps: { rescale: ({ alpha }) => 1 / alpha },
  },
  {
    id: 'mean-divided-by-root-of-beta',
    clause: 'the mean is divided by √β_t, not by √α_t',
    hint: UNDO_HINT,
    steps: { rescale: ({ beta }) => 1 / sqrt(beta) },
  },
  {
    id: 'mean-multiplied-by-alpha-bar',
    clause: 'the mean is multiplied by √ᾱ_t, not divided by √α_t',
    hint: ONE_STEP_HINT,
    steps: { rescale: ({ alphaBar }) => sqrt(alphaBar) },
  },
  {
    id: 'mean-multiplied-by-alpha',
    clause: 'the mean is multiplied by α_t, not divided by √α_t',
    hint: UNDO_HINT,
    steps: { rescale: ({ alpha }) => alpha },
  },
  {
    id: 'mean-divided-by-spread',
    clause: 'the mean is divided by √(1 − ᾱ_t), not by √α_t',
    hint: UNDO_HINT,
    steps: { rescale: ({ alphaBar }) => 1 / sqrt(1 - alphaBar) },
  },
  {
    id: 'division-covers-prediction',
    clause: 'only the prediction is divided by √α_t, not x_t',
    sentence: 'Only your prediction is divided by √α_t; x_t is not.',
    hint: PARENTHESIS_HINT,
    steps: { mean: (xt, share, epsilon, factor) => xt - share * epsilon * factor },
  },
  {
    id: 'division-covers-data',
    clause: 'only x_t is divided by √α_t, not the prediction',
    sentence: 'Only your x_t is divided by √α_t; the prediction is not.',
    hint: PARENTHESIS_HINT,
    steps: { mean: (xt, share, epsilon, factor) => xt * factor - share * epsilon },
  },
  {
    id: 'prediction-times-data',
    clause: 'the factor of the prediction covers x_t as well',
    sentence: 'Your factor of the prediction multiplies x_t − ε, not ε alone.',
    hint: 'What does β_t / √(1 − ᾱ_t) multiply in the algorithm?',
    steps: { mean: (xt, share, epsilon, factor) => (xt - epsilon) * share * factor },
  },
  {
    id: 'difference-reversed',
    clause: 'x_t is subtracted from the prediction, not the prediction from x_t',
    hint: 'In which order does the subtraction take its two arguments?',
    steps: { mean: (xt, share, epsilon, factor) => (share * epsilon - xt) * factor },
  },
  {
    id: 'data-left-out',
    clause: 'x_t itself is left out of the mean',
    hint: 'From what is the prediction subtracted?',
    steps: { mean: (_, share, epsilon, factor) => -share * epsilon * factor },
  },
  {
    id: 'jump-to-the-data',
    clause: 'the mean is the estimate of x_0, which undoes all steps at once',
    sentence:
      'Your mean is the estimate of x_0: it removes all of the predicted noise and undoes the shrinking of all steps.',
    hint: 'How many steps does one call go back? Compare your mean with the formula of the module.',
    steps: {
      removed: ({ alphaBar }) => sqrt(1 - alphaBar),
      spread: () => 1,
      rescale: ({ alphaBar }) => 1 / sqrt(alphaBar),
    },
  },
  {
    id: 'estimate-clipped',
    clause: 'the estimate of x_0 is clipped to −1 … 1 on the way to the mean',
    sentence: 'Your mean goes through an estimate of x_0 that is clipped to −1 … 1, as for images.',
    hint: 'Is all data between −1 and 1? Where does the algorithm clip?',
    steps: {
      mean: (xt, _, epsilon, __, values) => {
        const { alpha, beta, alphaBar, before } = values;
        const x0 = clip(estimate(xt, epsilon, values));
        return (sqrt(before) * beta * x0 + sqrt(alpha) * (1 - before) * xt) / (1 - alphaBar);
      },
    },
  },
  {
    id: 'deterministic-step',
    clause: 'the step is that of DDIM, which adds no noise',
    sentence: 'Your step is that of DDIM, a later sampler without noise.',
    hint: 'Which of the two papers has Algorithm 2 of this exercise?',
    steps: {
      mean: (xt, _, epsilon, __, values) =>
        sqrt(values.before) * estimate(xt, epsilon, values) + sqrt(1 - values.before) * epsilon,
      sigma: () => 0,
    },
  },
];
