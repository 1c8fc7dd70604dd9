import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { attention, weightedSum, type AttentionInput, type AttentionSteps } from '../../oracle/attention';
import { softmax } from '../../oracle/linear-algebra';
import { at, dim, mapValues } from '../../oracle/tensor';
import { withMask } from '../shared/conditions';
import { maskHalves, maskMistakes } from '../shared/mask-mistakes';
import { right, type Result } from './right-result';

/** Attention with a softmax over the queries instead of the keys. */
function overQueries(args: AttentionInput, steps: Partial<AttentionSteps> = {}): Result {
  const hide = (scores: readonly number[], visible: readonly boolean[]): number[] =>
    scores.map((score, j) => (visible[j] === true ? score : -1e9));
  const { weights: scores } = attention(args, { ...steps, normalise: hide });
  const [n, m] = [dim(scores, -2), dim(scores, -1)];
  const weights = mapValues(scores, (_, index) => {
    const lead = Math.floor(index / (n * m));
    const column = Array.from({ length: n }, (__, i) => at(scores, (lead * n + i) * m + (index % m)));
    return softmax(column)[Math.floor(index / m) % n] ?? 0;
  });
  return { weights, output: weightedSum(weights, args.values) };
}

const scaleHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'no-scale', clause: 'the scores are not divided by √dK', change: { scale: () => 1 } },
  {
    id: 'scaled-by-dk',
    clause: 'the scores are divided by dK, not √dK',
    change: { scale: ({ dK }) => 1 / dK },
  },
];

const axisHalf = {
  id: 'softmax-over-queries',
  clause: 'the softmax runs over the queries (columns sum to 1)',
  change: undefined,
};

export const misconceptions: readonly Misconception<AttentionInput, Result>[] = [
  {
    id: 'no-scale',
    sentence: 'Your weights are what you get without dividing the scores by √dK.',
    hint: 'How large, typically, is the dot product of two vectors of dK unit-variance numbers?',
    compute: (args) => right(args, { scale: () => 1 }),
  },
  {
    id: 'scaled-by-dk',
    sentence: 'Your weights are what you get by dividing by dK instead of √dK.',
    hint: 'The variance of the dot product is dK. What is its standard deviation?',
    compute: (args) => right(args, { scale: ({ dK }) => 1 / dK }),
  },
  {
    id: 'multiplied-by-root',
    sentence: 'Your weights are what you get by multiplying the scores by √dK instead of dividing.',
    hint: 'The scale is there to make large scores smaller.',
    compute: (args) => right(args, { scale: ({ dK }) => Math.sqrt(dK) }),
  },
  {
    id: 'scaled-by-values',
    sentence: 'Your weights are what you get by dividing by √dV: the width of the values, not of the keys.',
    hint: 'Which axis does the dot product run over? Its length is what matters.',
    compute: (args) => right(args, { scale: ({ dV }) => 1 / Math.sqrt(dV) }),
  },
  {
    id: 'scaled-by-length',
    sentence: 'Your weights are what you get by dividing by the root of the number of keys.',
    hint: 'Which axis does the dot product run over? Its length is what matters.',
    compute: (args) => right(args, { scale: ({ m }) => 1 / Math.sqrt(m) }),
  },
  {
    id: 'scaled-by-queries',
    sentence: 'Your weights are what you get by dividing by the root of the number of queries.',
    hint: 'Which axis does the dot product run over? Its length is what matters.',
    compute: (args) => right(args, { scale: ({ n }) => 1 / Math.sqrt(n) }),
  },
  {
    id: 'scaled-after-softmax',
    sentence: 'Your weights are divided by √dK after the softmax; the scores should be divided before it.',
    hint: 'After the softmax every row sums to 1. What does a division do to that?',
    compute: (args) => {
      const { weights: unscaled } = attention(args, { scale: () => 1 });
      const weights = mapValues(unscaled, (weight) => weight / Math.sqrt(dim(args.keys, -1)));
      return { weights, output: weightedSum(weights, args.values) };
    },
  },
  {
    id: 'softmax-over-queries',
    sentence: 'The columns of your weights sum to 1, not the rows: the softmax runs over the queries.',
    hint: 'Each query divides its attention among the keys. Which axis must sum to 1?',
    compute: (args) => overQueries(args),
  },
  {
    id: 'no-softmax',
    sentence: 'Your weights are the scaled scores, without a softmax.',
    hint: 'Weights are positive and sum to 1 in each row.',
    compute: (args) =>
      right(args, {
        normalise: (scores, visible) => scores.map((score, j) => (visible[j] === true ? score : 0)),
      }),
  },
  {
    id: 'mask-ignored',
    sentence: 'Your weights are right only without a mask: the mask has no effect.',
    hint: 'Where does the mask come in: before the softmax or after it?',
    compute: (args) => right(args, maskMistakes.ignored),
  },
  {
    id: 'mask-inverted',
    sentence: 'Your queries attend to exactly what the mask hides.',
    hint: 'In this course true means “may attend”.',
    compute: (args) => right(args, maskMistakes.inverted),
  },
  {
    id: 'mask-zeroes-scores',
    sentence: 'Hidden keys still get weight: their scores are 0 before the softmax, and exp(0) is 1.',
    hint: 'Which score gives a weight of 0 after the exponential?',
    compute: (args) => right(args, maskMistakes['zeroed-scores']),
  },
  {
    id: 'mask-after-softmax',
    sentence:
      'Hidden keys get weight 0, but the other weights no longer sum to 1: the mask comes after the softmax.',
    hint: 'If the softmax never sees the hidden keys, the rest sums to 1 by itself.',
    compute: (args) => right(args, maskMistakes['after-softmax']),
  },
  {
    id: 'mask-not-low-enough',
    sentence:
      'Hidden keys get weight if every visible score is as low as −1000: the score you give them is not low enough.',
    hint: 'Scores range from −1000 to 1000. After softmax, a hidden key must get 0 whatever the other scores are.',
    compute: (args) => right(args, maskMistakes['not-low-enough']),
  },
  {
    id: 'mask-fill-too-high',
    sentence: 'Hidden keys get all the weight if every visible score is lower than the score you give them.',
    hint: 'Scores range from −1000 to 1000. After softmax, a hidden key must get 0 whatever the other scores are.',
    compute: (args) => right(args, maskMistakes['fill-too-high']),
  },
  ...pairsOf<AttentionInput, Result, Partial<AttentionSteps>, undefined>(
    scaleHalves,
    [axisHalf],
    (args, scale) => overQueries(args, scale),
  ),
  ...pairsOf<AttentionInput, Result, Partial<AttentionSteps>, Partial<AttentionSteps>>(
    scaleHalves,
    maskHalves,
    (args, scale, mask) => right(args, { ...scale, ...mask }),
  ),
  ...pairsOf<AttentionInput, Result, undefined, Partial<AttentionSteps>>(
    [axisHalf],
    maskHalves.filter(({ id }) => id === 'mask-ignored'),
    (args) => overQueries({ ...args, mask: undefined }),
  ),
];

export const conditions: readonly Condition<AttentionInput>[] = [
  withMask,
  {
    when: 'for rank 3 and 4',
    otherwise: 'for rank 2',
    holds: ({ queries }) => queries.shape.length > 2,
  },
  {
    when: 'where n ≠ m',
    otherwise: 'where n = m',
    holds: ({ queries, keys }) => dim(queries, -2) !== dim(keys, -2),
  },
  {
    when: 'where dK ≠ dV',
    otherwise: 'where dK = dV',
    holds: ({ queries, values }) => dim(queries, -1) !== dim(values, -1),
  },
];
