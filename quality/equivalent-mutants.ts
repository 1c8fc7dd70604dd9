import type { Mutant } from './mutants';

/** A mutant that no check can kill, because it is a correct answer too. */
export interface EquivalentMutant {
  readonly exercise: string;
  /** The beginning of the line. */
  readonly line: string;
  readonly original: string;
  readonly replacements: readonly string[];
  readonly because: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    exercise: 'causal-mask',
    line: 'const positions =',
    original: "tf.range(0, length, 1, 'int32')",
    replacements: ['tf.range(0, length, 1)'],
    because: 'positions are only compared with each other, and float32 holds them exactly',
  },
  {
    exercise: 'scaled-dot-product-attention',
    line: 'const dK =',
    original: 'queries',
    replacements: ['keys', 'values'],
    because: 'queries and keys have the same dK, and all three the same rank',
  },
  {
    exercise: 'scaled-dot-product-attention',
    line: 'const visible =',
    original: '1e9',
    replacements: ['(1000000001)', '(999999999)', '(2000000003)'],
    because: 'any number far below every score gives a weight of 0',
  },
  {
    exercise: 'multi-head-attention',
    line: 'const dHead =',
    original: 'queryKernel',
    replacements: ['keyKernel', 'valueKernel'],
    because: 'the three kernels have the same shape',
  },
  {
    exercise: 'next-token-loss',
    line: 'const predictions =',
    original: '[0, 0, 0]',
    replacements: ['[]'],
    because: 'tf.slice starts at 0 on every axis without a start',
  },
  {
    exercise: 'next-token-loss',
    line: 'const targets =',
    original: '[batch, n - 1]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'next-token-loss',
    line: 'const targets =',
    original: 'tokens.slice([0, 1], [batch, n - 1])',
    replacements: ['tokens.slice([0, 1])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'fine-tuning-loss',
    line: 'const targets =',
    original: 'tokens.slice([0, 1], [batch, n - 1])',
    replacements: ['tokens.slice([0, 1])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'fine-tuning-loss',
    line: 'const counted =',
    original: 'responseMask.slice([0, 1], [batch, n - 1])',
    replacements: ['responseMask.slice([0, 1])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'fine-tuning-loss',
    line: 'const predictions =',
    original: '[0, 0, 0]',
    replacements: ['[]'],
    because: 'tf.slice starts at 0 on every axis without a start',
  },
  {
    exercise: 'fine-tuning-loss',
    line: 'const targets =',
    original: '[batch, n - 1]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'fine-tuning-loss',
    line: 'const counted =',
    original: '[batch, n - 1]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'preference-optimization',
    line: 'const targets =',
    original: 'tokens.slice([0, 1], [batch, n - 1])',
    replacements: ['tokens.slice([0, 1])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'preference-optimization',
    line: 'const counted =',
    original: 'responseMask.slice([0, 1], [batch, n - 1])',
    replacements: ['responseMask.slice([0, 1])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'preference-optimization',
    line: 'const predictions =',
    original: '[0, 0, 0]',
    replacements: ['[]'],
    because: 'tf.slice starts at 0 on every axis without a start',
  },
  {
    exercise: 'preference-optimization',
    line: 'const targets =',
    original: '[batch, n - 1]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'preference-optimization',
    line: 'const counted =',
    original: '[batch, n - 1]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'scaling-law',
    line: 'let [low, high] =',
    original: '0.05',
    replacements: ['(-0.95)'],
    because: 'a search may start with a wider range of exponents',
  },
  {
    exercise: 'scaling-law',
    line: 'let [low, high] =',
    original: '1.5',
    replacements: ['(2.5)', '(6)'],
    because: 'a search may start with a wider range of exponents',
  },
  {
    exercise: 'scaling-law',
    line: 'const third =',
    original: '3',
    replacements: ['(4)', '(9)'],
    because: 'any two points inside the range find the minimum',
  },
  {
    exercise: 'scaling-law',
    line: 'while (high - low',
    original: 'high - low > 1e-9',
    replacements: ['high - low >= 1e-9'],
    because: 'the width of the range is never exactly 1e-9, and one round more would change nothing',
  },
  {
    exercise: 'scaling-law',
    line: 'if (left < right)',
    original: 'left < right',
    replacements: ['left <= right'],
    because: 'between two points of the same error lies the minimum, so either may become the new end',
  },
  {
    exercise: 'generate',
    line: 'return Array.from(logits.slice(',
    original: '[1, 1, vocab]',
    replacements: ['[]'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'generate',
    line: 'return Array.from(logits.slice(',
    original: 'logits.slice([0, n - 1, 0], [1, 1, vocab])',
    replacements: ['logits.slice([0, n - 1, 0])'],
    because: 'tf.slice goes to the end of every axis without a size',
  },
  {
    exercise: 'generate',
    line: 'const sum =',
    original: 'weights.reduce((total, weight) => total + weight, 0)',
    replacements: ['weights.reduce((total, weight) => total + weight)'],
    because: 'there is at least one weight',
  },
  {
    exercise: 'generate',
    line: 'let last =',
    original: '0',
    replacements: ['(1)', '(-1)', '(3)'],
    because: 'at least one token is possible, and replaces it',
  },
  {
    exercise: 'generate',
    line: 'if (cumulative > u)',
    original: 'cumulative > u',
    replacements: ['cumulative >= u'],
    because: 'impossible tokens are skipped, and a draw above 0 is never on a boundary',
  },
  {
    exercise: 'forward-process',
    line: 'const perExample =',
    original: 'x0',
    replacements: ['noise'],
    because: 'x0 and noise have the same shape',
  },
  {
    exercise: 'reverse-sampling',
    line: 'const steps =',
    original: 'xt',
    replacements: ['z'],
    because: 'xt and z have the same shape',
  },
  {
    exercise: 'reverse-sampling',
    line: 'const numSteps =',
    original: 'betas',
    replacements: ['alphas', 'alphaBars'],
    because: 'the three fields of a schedule have the same length',
  },
  {
    exercise: 'ddim',
    line: 'const steps =',
    original: 'xt',
    replacements: ['z'],
    because: 'xt and z have the same shape',
  },
  {
    exercise: 'ensemble-score',
    line: 'const spread = differences',
    original: '1',
    replacements: ['(2)'],
    because: 'tfjs sums over as many of the last axes as are named, even if one is named twice',
  },
  {
    exercise: 'ensemble-score',
    line: 'const spread = differences',
    original: '2',
    replacements: ['(1)'],
    because: 'tfjs sums over as many of the last axes as are named, even if one is named twice',
  },
  {
    exercise: 'ensemble-score',
    line: 'const errors =',
    original: '[1]',
    replacements: ['[]'],
    because: 'with a single case, the scalar broadcasts against the one observation',
  },
  {
    exercise: 'ensemble-score',
    line: 'const rank =',
    original: 'member < observed[i]',
    replacements: ['member <= observed[i]'],
    because: 'no member is equal to the observation',
  },
  {
    exercise: 'weather-rollout',
    line: 'const weightedSum =',
    original: 'sum',
    replacements: ['mean'],
    because: 'the number of points cancels in the ratio',
  },
  {
    exercise: 'weather-rollout',
    line: 'const product =',
    original: 'weightedSum(ofForecast, ofTruth)',
    replacements: ['weightedSum(ofTruth, ofForecast)'],
    because: 'a product does not depend on the order of its factors',
  },
  {
    exercise: 'weather-rollout',
    line: 'const squares = weightedSum',
    original: 'weightedSum(ofForecast, ofForecast)',
    replacements: ['weightedSum(ofForecast, ofForecast)'],
    because: 'exchanging two equal arguments changes nothing',
  },
  {
    exercise: 'weather-rollout',
    line: 'const squares = weightedSum',
    original: 'weightedSum(ofTruth, ofTruth)',
    replacements: ['weightedSum(ofTruth, ofTruth)'],
    because: 'exchanging two equal arguments changes nothing',
  },
  {
    exercise: 'disruption-forecast',
    line: 'const positions =',
    original: '[0, 0]',
    replacements: ['[]'],
    because: 'tf.slice starts at 0 on every axis without a start',
  },
  {
    exercise: 'disruption-forecast',
    line: 'const disrupts =',
    original: '0',
    replacements: ['(1)'],
    because: 'the time of a disruption is a whole number of ms, more than 0',
  },
  {
    exercise: 'disruption-forecast',
    line: 'const disrupts =',
    original: 'end >= 0',
    replacements: ['end > 0'],
    because: 'the time of a disruption is more than 0',
    exercise: 'surrogate-sampler',
    line: 'const numSteps =',
    original: 'betas',
    replacements: ['alphas', 'alphaBars'],
    because: 'the three tables have the same length',
  },
];

/** Returns why a mutant is equivalent; undefined if it is not known to be. */
export const reasonFor = (mutant: Mutant): EquivalentMutant | undefined =>
  equivalentMutants.find(
    ({ exercise, line, original, replacements }) =>
      exercise === mutant.exercise &&
      mutant.text.startsWith(line) &&
      original === mutant.original &&
      replacements.includes(mutant.replacement),
  );
