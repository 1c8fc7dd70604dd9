import type { Alternative } from '../../engine/pipeline';
import type { AttentionSteps } from '../../oracle/attention';
import { crossEntropy, mapRows, softmax } from '../../oracle/linear-algebra';
import { dim, mapValues } from '../../oracle/tensor';
import { softmaxAlong, softmaxWithin } from './softmax-along';

const AXIS_HINT = 'Each query divides its attention among the keys. Which axis must sum to 1?';
const SOFTMAX_HINT = 'Weights are positive and sum to 1 in each row.';

export const softmaxAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'softmax-over-queries',
    clause: 'the softmax runs over the queries (columns sum to 1)',
    sentence: 'The columns of your weights sum to 1, not the rows: the softmax runs over the queries.',
    hint: AXIS_HINT,
    steps: { normalise: (scores) => softmaxAlong(scores.shape.length - 2)(scores) },
  },
  {
    id: 'softmax-over-first-axis',
    clause: 'the softmax runs over the first axis',
    hint: AXIS_HINT,
    steps: { normalise: softmaxAlong(0) },
  },
  {
    id: 'softmax-over-everything',
    clause: 'the softmax runs over queries and keys together, so each whole matrix sums to 1',
    hint: AXIS_HINT,
    steps: {
      normalise: (scores) => {
        const size = dim(scores, -1) * dim(scores, -2);
        return softmaxWithin(scores, (i) => Math.floor(i / size));
      },
    },
  },
  {
    id: 'no-softmax',
    clause: 'there is no softmax',
    sentence: 'Your weights are the scaled scores, without a softmax.',
    hint: SOFTMAX_HINT,
    steps: { normalise: (scores) => scores },
  },
  {
    id: 'log-softmax',
    clause: 'the logarithm of the softmax is taken',
    sentence: 'Your weights are the logarithms of the right ones.',
    hint: SOFTMAX_HINT,
    steps: {
      normalise: (scores) => mapRows(scores, (row) => row.map((_, j) => -crossEntropy(row, j))),
    },
  },
  {
    id: 'softmax-twice',
    clause: 'the softmax is applied twice',
    hint: 'One softmax already gives weights that sum to 1. What does a second one do to them?',
    steps: { normalise: (scores) => mapRows(mapRows(scores, softmax), softmax) },
  },
  {
    id: 'sigmoid',
    clause: 'a sigmoid takes the place of the softmax',
    hint: SOFTMAX_HINT,
    steps: { normalise: (scores) => mapValues(scores, (score) => 1 / (1 + Math.exp(-score))) },
  },
  {
    id: 'exponentials-only',
    clause: 'the exponentials are not divided by their sum',
    hint: SOFTMAX_HINT,
    steps: { normalise: (scores) => mapValues(scores, (score) => Math.fround(Math.exp(score))) },
  },
  {
    id: 'scaled-after-softmax',
    clause: 'the division by √dK comes after the softmax',
    sentence: 'Your weights are divided by √dK after the softmax; the scores should be divided before it.',
    hint: 'After the softmax every row sums to 1. What does a division do to that?',
    steps: {
      scale: () => 1,
      adjust: (weights, _, { dK }) => mapValues(weights, (weight) => weight / Math.sqrt(dK)),
    },
  },
  {
    id: 'scaled-before-and-after',
    clause: 'the weights are divided by √dK as well, after the softmax',
    hint: 'After the softmax every row sums to 1. What does a division do to that?',
    steps: { adjust: (weights, _, { dK }) => mapValues(weights, (weight) => weight / Math.sqrt(dK)) },
  },
];
