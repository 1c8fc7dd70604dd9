import type { Alternative } from '../../engine/pipeline';
import type { AttentionSteps } from '../../oracle/attention';
import { mapRows, softmax } from '../../oracle/linear-algebra';
import { at, dim, generate, mapValues, sizeOf, type NumericTensor } from '../../oracle/tensor';

const AXIS_HINT = 'Each query divides its attention among the keys. Which axis must sum to 1?';
const SOFTMAX_HINT = 'Weights are positive and sum to 1 in each row.';

/** Softmax over groups of elements; `groupOf` says to which group a flat index belongs. */
function softmaxWithin(scores: NumericTensor, groupOf: (index: number) => number): NumericTensor {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < scores.data.length; i++) {
    const group = groups.get(groupOf(i)) ?? [];
    groups.set(groupOf(i), group);
    group.push(i);
  }
  const weights = new Float64Array(scores.data.length);
  for (const members of groups.values()) {
    const shares = softmax(members.map((i) => at(scores, i)));
    members.forEach((i, k) => (weights[i] = shares[k] ?? Number.NaN));
  }
  return generate(scores.shape, (i) => weights[i] ?? Number.NaN);
}

const sum = (row: readonly number[]): number => row.reduce((total, each) => total + each, 0);

/** The groups of a softmax over one axis. */
const alongAxis =
  (axis: number): AttentionSteps['normalise'] =>
  (scores) => {
    const inner = sizeOf(scores.shape.slice(axis + 1));
    const length = dim(scores, axis);
    return softmaxWithin(scores, (i) => Math.floor(i / (inner * length)) * inner + (i % inner));
  };

export const softmaxAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'softmax-over-queries',
    clause: 'the softmax runs over the queries (columns sum to 1)',
    sentence: 'The columns of your weights sum to 1, not the rows: the softmax runs over the queries.',
    hint: AXIS_HINT,
    steps: { normalise: (scores) => alongAxis(scores.shape.length - 2)(scores) },
  },
  {
    id: 'softmax-over-first-axis',
    clause: 'the softmax runs over the first axis',
    hint: AXIS_HINT,
    steps: { normalise: alongAxis(0) },
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
    steps: { normalise: (scores) => mapValues(mapRows(scores, softmax), (weight) => Math.log(weight)) },
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
    steps: { normalise: (scores) => mapValues(scores, (score) => Math.exp(score)) },
  },
  {
    id: 'no-exponential',
    clause: 'the scores are divided by their sum, without exponentials',
    hint: SOFTMAX_HINT,
    steps: { normalise: (scores) => mapRows(scores, (row) => row.map((score) => score / sum(row))) },
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
