import type { Alternative } from '../../engine/pipeline';
import type { MultiHeadSteps } from '../../oracle/multi-head-attention';
import { mapRows, project, softmax } from '../../oracle/linear-algebra';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import { mean, variance } from '../../oracle/transformer';
import { addBroadcast } from '../shared/broadcast';

const LINEAR_HINT = 'The projections are matrix products, and nothing else.';
const RESIDUAL_HINT =
  'Attention itself adds nothing to its input; that is the affair of the block around it.';

const relu = (x: NumericTensor): NumericTensor => mapValues(x, (value) => Math.max(value, 0));
const tanh = (x: NumericTensor): NumericTensor => mapValues(x, Math.tanh);

/** Rows with mean 0 and variance 1, as a layer norm without parameters gives them. */
const normalised = (x: NumericTensor): NumericTensor =>
  mapRows(x, (row) => {
    const deviation = Math.sqrt(variance(row) + 1e-5);
    return row.map((value) => (value - mean(row)) / deviation);
  });

/** What does not belong into attention: activations, residual connections and norms. */
export const surplusAlternatives: readonly Alternative<MultiHeadSteps>[] = [
  {
    id: 'relu-on-projections',
    clause: 'a ReLU is applied to queries, keys and values',
    hint: LINEAR_HINT,
    steps: { projected: relu },
  },
  {
    id: 'relu-on-queries-and-keys',
    clause: 'a ReLU is applied to queries and keys',
    hint: LINEAR_HINT,
    steps: { projected: (x, role) => (role === 'values' ? x : relu(x)) },
  },
  {
    id: 'relu-on-values',
    clause: 'a ReLU is applied to the values',
    hint: LINEAR_HINT,
    steps: { projected: (x, role) => (role === 'values' ? relu(x) : x) },
  },
  {
    id: 'tanh-on-projections',
    clause: 'a tanh is applied to queries, keys and values',
    hint: LINEAR_HINT,
    steps: { projected: tanh },
  },
  {
    id: 'relu-on-heads',
    clause: 'a ReLU is applied to the joined heads',
    hint: LINEAR_HINT,
    steps: { joined: relu },
  },
  {
    id: 'relu-on-output',
    clause: 'a ReLU is applied to the result',
    hint: LINEAR_HINT,
    steps: { activate: relu },
  },
  {
    id: 'tanh-on-output',
    clause: 'a tanh is applied to the result',
    hint: LINEAR_HINT,
    steps: { activate: tanh },
  },
  {
    id: 'softmax-on-output',
    clause: 'a softmax is applied to the result',
    hint: 'The softmax belongs to the scores. Which numbers are to sum to 1?',
    steps: { activate: (output) => mapRows(output, softmax) },
  },
  {
    id: 'residual-added',
    clause: 'x is added to the result',
    sentence: 'Your result is right plus x: you add a residual connection.',
    hint: RESIDUAL_HINT,
    steps: { residual: addBroadcast },
  },
  {
    id: 'residual-before-output-kernel',
    clause: 'x is added to the joined heads, before the output kernel',
    hint: RESIDUAL_HINT,
    steps: {
      combine: (joined, { outputKernel }, x) => project(addBroadcast(joined, x), outputKernel),
    },
  },
  {
    id: 'result-normalised',
    clause: 'the result is normalised',
    hint: 'Norms stand around attention, not in it.',
    steps: { finish: normalised },
  },
  {
    id: 'result-divided-by-heads',
    clause: 'the result is divided by the number of heads',
    hint: 'The heads stand side by side, and the output kernel weighs them.',
    steps: { finish: (output, { numHeads }) => mapValues(output, (value) => value / numHeads) },
  },
];
