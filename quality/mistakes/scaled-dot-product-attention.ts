import type { Edits, MistakesByFunction } from '../edits';
import { attentionEdits, scale } from './attention-edits';

const width = 'queries.shape[queries.rank - 1]';
const product = 'tf.matMul(queries, keys, false, true)';
const output = 'tf.matMul(weights, values)';
const result = `{ output: ${output}, weights }`;

const withProduct = (changed: string): Edits => [[product, changed]];
const withOutput = (changed: string): Edits => [[output, changed]];
const withScale = (changed: string): Edits => [[scale, changed]];
const unit = (x: string): string => `${x}.div(${x}.norm('euclidean', -1, true))`;

export const mistakes: MistakesByFunction = {
  scaledDotProductAttention: {
    ...attentionEdits,
    'no-scale': withScale(''),
    'scaled-by-dk': withScale('.div(dK)'),
    'scaled-by-squared-dk': withScale('.div(dK * dK)'),
    'multiplied-by-root': withScale('.mul(Math.sqrt(dK))'),
    'multiplied-by-dk': withScale('.mul(dK)'),
    'fourth-root': withScale('.div(dK ** 0.25)'),
    'scaled-by-values': [[width, 'values.shape[values.rank - 1]']],
    'scaled-by-length': [[width, 'keys.shape[keys.rank - 2]']],
    'scaled-by-queries': [[width, 'queries.shape[queries.rank - 2]']],
    'scaled-by-first-axis': [[width, 'queries.shape[0]']],
    'scaled-by-second-axis': [[width, 'queries.shape[1]']],
    'keys-averaged': withOutput('tf.matMul(weights, keys)'),
    'queries-averaged': withOutput('tf.matMul(weights, queries)'),
    'queries-and-keys-exchanged': withProduct('tf.matMul(keys, queries, false, true)'),
    'keys-and-values-exchanged': [
      ...withProduct('tf.matMul(queries, values, false, true)'),
      ...withOutput('tf.matMul(weights, keys)'),
    ],
    'values-compared': withProduct('tf.matMul(queries, values, false, true)'),
    'queries-compared': withProduct('tf.matMul(queries, queries, false, true)'),
    'scores-negated': withProduct(`${product}.neg()`),
    'cosine-scores': withProduct(`tf.matMul(${unit('queries')}, ${unit('keys')}, false, true)`),
    'scores-averaged': withScale(`.div(dK)${scale}`),
    'distance-scores': withProduct(
      "queries.expandDims(-2).sub(keys.expandDims(-3)).norm('euclidean', -1).neg()",
    ),
    'first-numbers-only': withProduct(
      'tf.matMul(queries.gather([0], queries.rank - 1), keys.gather([0], keys.rank - 1), false, true)',
    ),
    'averaged-not-summed': withOutput(`${output}.div(keys.shape[keys.rank - 2] as number)`),
    'weights-transposed': withOutput('tf.matMul(weights, values, true)'),
    'queries-added': withOutput(`${output}.add(queries)`),
    'values-added': withOutput(`${output}.add(values)`),
    'output-scaled': withOutput(`${output}${scale}`),
    'relu-on-output': withOutput(`${output}.relu()`),
    'scores-as-weights': [[result, `{ output: ${output}, weights: visible }`]],
    'weights-returned-transposed': [
      [
        result,
        `{
      output: ${output},
      weights: weights.transpose([
        ...weights.shape.keys(),
      ].slice(0, -2).concat(weights.rank - 1, weights.rank - 2)),
    }`,
      ],
    ],
    'results-exchanged': [[result, `{ output: weights, weights: ${output} }`]],
  },
};
