import type { Alternative } from '../../engine/pipeline';
import { weightedSum, type AttentionSteps } from '../../oracle/attention';
import { at, dim, generate, mapValues, zipValues } from '../../oracle/tensor';

const cosine = (a: Float64Array, b: Float64Array): number =>
  inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b));

const inner = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? Number.NaN), 0);

const OUTPUT_HINT = 'The output is weights · values, and nothing else.';

/** Mistakes in the scores, and in what is made of the weights. */
export const outputAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'scores-negated',
    clause: 'the scores have the wrong sign',
    sentence:
      'Your queries attend most to the keys that are least like them: the scores have the wrong sign.',
    hint: 'Which key should get the most weight?',
    steps: { score: (query, key) => -inner(query, key) },
  },
  {
    id: 'cosine-scores',
    clause: 'queries and keys are scaled to length 1 before they are compared',
    hint: 'The score is the dot product itself; its size says how sure the query is.',
    steps: { score: cosine },
  },
  {
    id: 'averaged-not-summed',
    clause: 'the weighted values are averaged over the keys instead of summed',
    hint: 'The weights already sum to 1.',
    steps: {
      weigh: (weights, values) =>
        mapValues(weightedSum(weights, values), (value) => value / dim(weights, -1)),
    },
  },
  {
    id: 'weights-transposed',
    clause: 'the values are multiplied by the transposed weights',
    hint: 'Row i of the weights belongs to query i. Which row of the output does it make?',
    steps: {
      weigh: (weights, values) => {
        const [n, m] = [dim(weights, -2), dim(weights, -1)];
        if (n !== m) throw new RangeError('the axes do not match');
        return weightedSum(
          generate(weights.shape, (i) => {
            const matrix = Math.floor(i / (n * m)) * n * m;
            return at(weights, matrix + (i % m) * m + (Math.floor(i / m) % n));
          }),
          values,
        );
      },
    },
  },
  {
    id: 'queries-added',
    clause: 'the queries are added to the output',
    hint: OUTPUT_HINT,
    steps: {
      finish: (output, { queries }) => {
        if (dim(queries, -1) !== dim(output, -1)) throw new RangeError('the widths differ');
        return zipValues(output, queries, (a, b) => a + b);
      },
    },
  },
  {
    id: 'relu-on-output',
    clause: 'a ReLU is applied to the output',
    hint: OUTPUT_HINT,
    steps: { finish: (output) => mapValues(output, (value) => Math.max(value, 0)) },
  },
  {
    id: 'scores-as-weights',
    clause: 'the scores are returned as weights',
    sentence: 'Your output is right, but what you return as weights are the scores before the softmax.',
    hint: 'Return what you multiplied the values by.',
    steps: { report: (_, scores) => scores },
  },
];
