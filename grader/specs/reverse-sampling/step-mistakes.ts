import { pairsOf, type Half } from '../../engine/pairs';
import { ancestralStep, type StepFactors } from '../../oracle/diffusion';
import { at, type NumericTensor } from '../../oracle/tensor';

const { sqrt } = Math;

/** The right factors of a step, some of them replaced; `a` is ᾱ_t, `before` is ᾱ_{t−1}. */
const withFactors =
  (
    change: (
      values: { beta: number; alpha: number; a: number; before: number },
      t: number,
    ) => Partial<ReturnType<StepFactors>>,
  ): StepFactors =>
  (schedule, t) => {
    const beta = at(schedule.betas, t);
    const a = at(schedule.alphaBars, t);
    const before = t === 0 ? 1 : at(schedule.alphaBars, t - 1);
    return { ...ancestralStep(schedule, t), ...change({ beta, alpha: 1 - beta, a, before }, t) };
  };

interface StepMistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  readonly factors: StepFactors;
}

/** Mistakes in one step; a sampler that makes them does so at every step. */
export const stepMistakes: readonly StepMistake[] = [
  {
    id: 'noise-at-the-end',
    sentence: 'Your last step, t = 0, still adds noise.',
    hint: 'The last step gives the sample itself. What does the algorithm say about z at t = 1 (0 in code)?',
    factors: withFactors(({ beta }) => ({ noise: sqrt(beta) })),
  },
  {
    id: 'no-noise',
    sentence: 'Your steps add no noise at all.',
    hint: 'Each reverse step is a draw from a Gaussian; you return its mean.',
    factors: withFactors(() => ({ noise: 0 })),
  },
  {
    id: 'noise-variance-for-deviation',
    sentence: 'Your noise is multiplied by β_t, not by √β_t.',
    hint: 'σ_t² = β_t. What multiplies z?',
    factors: withFactors(({ beta }, t) => ({ noise: t > 0 ? beta : 0 })),
  },
  {
    id: 'noise-subtracted',
    sentence: 'You subtract the noise; it should be added.',
    hint: '−z is an equally good draw, but which sign does z have in the algorithm?',
    factors: withFactors(({ beta }, t) => ({ noise: t > 0 ? -sqrt(beta) : 0 })),
  },
  {
    id: 'posterior-variance',
    sentence:
      'Your noise has the posterior variance β̃_t, the paper’s other choice; this course uses σ_t² = β_t.',
    hint: 'Section 3.2 of the paper gives two choices for σ_t².',
    factors: withFactors(({ beta, a, before }, t) => ({
      noise: t > 0 ? sqrt((beta * (1 - before)) / (1 - a)) : 0,
    })),
  },
  {
    id: 'noise-of-all-steps',
    sentence:
      'Your noise is multiplied by √(1 − ᾱ_t), the standard deviation of the noise of all steps up to t.',
    hint: 'One step back adds the noise of one step.',
    factors: withFactors(({ a }, t) => ({ noise: t > 0 ? sqrt(1 - a) : 0 })),
  },
  {
    id: 'mean-not-rescaled',
    sentence: 'Your mean is not divided by √α_t.',
    hint: 'The forward step multiplied the signal by √α_t. What undoes that?',
    factors: withFactors(() => ({ mean: 1 })),
  },
  {
    id: 'mean-multiplied',
    sentence: 'Your mean is multiplied by √α_t, not divided by it.',
    hint: 'The forward step multiplied the signal by √α_t. What undoes that?',
    factors: withFactors(({ alpha }) => ({ mean: sqrt(alpha) })),
  },
  {
    id: 'mean-divided-by-alpha-bar',
    sentence: 'Your mean is divided by √ᾱ_t, which undoes all steps, not one.',
    hint: 'One step back undoes the shrinking of one step only.',
    factors: withFactors(({ a }) => ({ mean: 1 / sqrt(a) })),
  },
  {
    id: 'mean-divided-by-alpha',
    sentence: 'Your mean is divided by α_t, not by √α_t.',
    hint: 'α_t is a share of the variance. What was the amplitude multiplied by?',
    factors: withFactors(({ alpha }) => ({ mean: 1 / alpha })),
  },
  {
    id: 'prediction-without-root',
    sentence: 'Your prediction is divided by 1 − ᾱ_t, not by √(1 − ᾱ_t).',
    hint: 'Look again at the denominator under β_t.',
    factors: withFactors(({ beta, a }) => ({ prediction: beta / (1 - a) })),
  },
  {
    id: 'prediction-with-alpha',
    sentence: 'Your prediction is divided by √(1 − α_t), not by √(1 − ᾱ_t).',
    hint: 'The model predicts the noise of all steps so far. What is its standard deviation?',
    factors: withFactors(({ beta, alpha }) => ({ prediction: beta / sqrt(1 - alpha) })),
  },
  {
    id: 'all-noise-removed',
    sentence: 'Your step removes all of the predicted noise, √(1 − ᾱ_t) · ε: a jump to x_0, not one step.',
    hint: 'One step removes only the share of noise that one step added.',
    factors: withFactors(({ a }) => ({ prediction: sqrt(1 - a) })),
  },
  {
    id: 'jump-to-the-data',
    sentence:
      'Your mean is the estimate of x_0: it removes all of the predicted noise and undoes the shrinking of all steps.',
    hint: 'How many steps does one call go back? Compare your mean with the formula of the module.',
    factors: withFactors(({ a }) => ({ prediction: sqrt(1 - a), mean: 1 / sqrt(a) })),
  },
  {
    id: 'prediction-unscaled',
    sentence: 'Your prediction is multiplied by β_t alone.',
    hint: 'What is β_t divided by in the algorithm?',
    factors: withFactors(({ beta }) => ({ prediction: beta })),
  },
  {
    id: 'prediction-added',
    sentence: 'You add the prediction; it should be subtracted.',
    hint: 'The model finds the noise in x_t. What should a step do with it?',
    factors: withFactors(({ beta, a }) => ({ prediction: -beta / sqrt(1 - a) })),
  },
];

/** Halves of pairs, grouped by the factor they change. */
const noiseHalves: readonly Half<StepFactors>[] = halves({
  'noise-at-the-end': 'the last step, t = 0, still adds noise',
  'no-noise': 'no step adds noise',
  'noise-variance-for-deviation': 'the noise is multiplied by β_t, not by √β_t',
});
const meanHalves: readonly Half<StepFactors>[] = halves({
  'mean-not-rescaled': 'the mean is not divided by √α_t',
  'mean-multiplied': 'the mean is multiplied by √α_t, not divided by it',
  'mean-divided-by-alpha-bar': 'the mean is divided by √ᾱ_t, not by √α_t',
});
const predictionHalves: readonly Half<StepFactors>[] = halves({
  'prediction-without-root': 'the prediction is divided by 1 − ᾱ_t, not by √(1 − ᾱ_t)',
  'prediction-with-alpha': 'the prediction is divided by √(1 − α_t), not by √(1 − ᾱ_t)',
});

function halves(clauses: Readonly<Record<string, string>>): Half<StepFactors>[] {
  return stepMistakes.flatMap(({ id, factors }) => {
    const clause = clauses[id];
    return clause === undefined ? [] : [{ id, clause, change: factors }];
  });
}

export const pairsOfStep = <A>(compute: (args: A, factors: StepFactors) => NumericTensor) => [
  ...pairsOf<A, NumericTensor, StepFactors, StepFactors>(
    noiseHalves,
    [...meanHalves, ...predictionHalves],
    (args, noise, other) =>
      compute(args, (schedule, t) => ({ ...other(schedule, t), noise: noise(schedule, t).noise })),
  ),
  ...pairsOf<A, NumericTensor, StepFactors, StepFactors>(meanHalves, predictionHalves, (args, mean, other) =>
    compute(args, (schedule, t) => ({ ...other(schedule, t), mean: mean(schedule, t).mean })),
  ),
];
