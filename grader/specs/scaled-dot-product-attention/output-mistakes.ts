import type { Alternative } from '../../engine/pipeline';
import { weightedSum, type AttentionSteps } from '../../oracle/attention';
import { dim, mapValues, transpose, type NumericTensor } from '../../oracle/tensor';
import { addBroadcast } from '../shared/broadcast';

const OUTPUT_HINT = 'The output is weights · values, and nothing else.';

/** `[..., n, m]` to `[..., m, n]` */
const transposed = (x: NumericTensor): NumericTensor => {
  const last = x.shape.length - 1;
  return transpose(x, [...x.shape.keys()].slice(0, -2).concat(last, last - 1));
};

/** Mistakes in what is made of the weights. */
export const outputAlternatives: readonly Alternative<AttentionSteps>[] = [
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
    steps: { weigh: (weights, values) => weightedSum(transposed(weights), values) },
  },
  {
    id: 'queries-added',
    clause: 'the queries are added to the output',
    hint: OUTPUT_HINT,
    steps: { finish: (output, { queries }) => addBroadcast(output, queries) },
  },
  {
    id: 'values-added',
    clause: 'the values are added to the output',
    hint: OUTPUT_HINT,
    steps: { finish: (output, { values }) => addBroadcast(output, values) },
  },
  {
    id: 'output-scaled',
    clause: 'the output is divided by √dK',
    hint: 'Averages of values need no scale. What is the scale there for?',
    steps: {
      finish: (output, _, { dK }) => mapValues(output, (value) => value / Math.sqrt(dK)),
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
  {
    id: 'weights-returned-transposed',
    clause: 'the weights are returned transposed, [m, n] instead of [n, m]',
    hint: 'Row i of the weights belongs to query i.',
    steps: { report: transposed },
  },
  {
    id: 'results-exchanged',
    clause: 'output and weights are exchanged in the result',
    sentence: 'You return the weights as output, and the output as weights.',
    hint: 'Which of the two has as many columns as there are keys?',
    steps: { give: (output, weights) => ({ output: weights, weights: output }) },
  },
];
