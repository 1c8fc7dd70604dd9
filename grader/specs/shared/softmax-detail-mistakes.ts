import type { Alternative } from '../../engine/pipeline';
import type { AttentionSteps } from '../../oracle/attention';
import { mapRows } from '../../oracle/linear-algebra';
import { at, dim, mapValues } from '../../oracle/tensor';
import { softmaxAlong, softmaxWithin } from './softmax-along';

const AXIS_HINT = 'Each query divides its attention among the keys. Which axis must sum to 1?';

/** More that can go wrong in a softmax over the keys. */
export const softmaxDetailAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'softmax-over-second-axis',
    clause: 'the softmax runs over the second axis, which is the last one only for rank 2',
    hint: AXIS_HINT,
    steps: { normalise: softmaxAlong(1) },
  },
  {
    id: 'softmax-over-whole-tensor',
    clause: 'one softmax runs over all scores of the tensor together',
    hint: AXIS_HINT,
    steps: { normalise: (scores) => softmaxWithin(scores, () => 0) },
  },
  {
    id: 'divided-by-sum-over-queries',
    clause: 'the exponentials are divided by their sum over the queries',
    sentence:
      'Your exponentials subtract the largest score of the row, but are divided by the sum of a column.',
    hint: AXIS_HINT,
    steps: {
      normalise: (scores) => {
        const exponentials = mapRows(scores, (row) => {
          const largest = Math.max(...row);
          return row.map((score) => Math.fround(Math.exp(score - largest)));
        });
        const [numQueries, numKeys] = [dim(scores, -2), dim(scores, -1)];
        return mapValues(exponentials, (exponential, i) => {
          const first = i - (i % (numQueries * numKeys)) + (i % numKeys);
          const column = Array.from({ length: numQueries }, (_, k) => at(exponentials, first + k * numKeys));
          return exponential / column.reduce((total, each) => total + each, 0);
        });
      },
    },
  },
  {
    id: 'exponentials-overflow',
    clause: 'the exponentials overflow, or all become 0',
    sentence:
      'Your weights are NaN where scores are large: float32 has no exp(1000), and exp(−1000) is 0 in it.',
    hint: 'A softmax does not change if you subtract the same number from every score of a row. Which one helps?',
    steps: {
      normalise: (scores) =>
        mapRows(scores, (row) => {
          const exponentials = row.map((score) => Math.fround(Math.exp(score)));
          const sum = Math.fround(exponentials.reduce((total, each) => total + each, 0));
          return exponentials.map((each) => each / sum);
        }),
    },
  },
  {
    id: 'all-weight-to-largest',
    clause: 'the key with the largest score gets all the weight',
    hint: 'A softmax lets every visible key have some weight, as gradients need it.',
    steps: {
      normalise: (scores) =>
        mapRows(scores, (row) => {
          const largest = Math.max(...row);
          return row.map((score) => (score === largest ? 1 : 0));
        }),
    },
  },
  {
    id: 'exponentials-of-base-2',
    clause: 'the softmax takes powers of 2, not of e',
    hint: 'Which base has the exponential function of a softmax?',
    steps: {
      normalise: (scores) =>
        mapRows(scores, (row) => {
          const largest = Math.max(...row);
          const powers = row.map((score) => 2 ** (score - largest));
          const sum = powers.reduce((total, each) => total + each, 0);
          return powers.map((power) => power / sum);
        }),
    },
  },
  {
    id: 'relu-on-scores',
    clause: 'a ReLU is applied to the scores before the softmax',
    hint: 'A negative score has a meaning: this key fits less than one with a score of 0.',
    steps: { activate: (score) => Math.max(score, 0) },
  },
  {
    id: 'weights-divided-by-keys',
    clause: 'the weights are divided by the number of keys',
    hint: 'The weights already sum to 1.',
    steps: {
      adjust: (weights) => mapValues(weights, (weight) => weight / dim(weights, -1)),
    },
  },
];
