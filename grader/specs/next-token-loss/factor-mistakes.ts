import type { Alternative } from '../../engine/pipeline';
import type { NextTokenLogitsSteps } from '../../oracle/language-model';
import { mapRows, softmax } from '../../oracle/linear-algebra';
import { mean } from '../../oracle/reductions';
import { dim, reshape, transpose } from '../../oracle/tensor';
import { alongPositions, gelu, onEach, relu } from './tensor-changes';

const HIDDEN_HINT = 'The argument is already the output of the last layer. What is left to do with it?';
const ROWS_HINT = 'The unembedding has the shape [dModel, vocab]. Which of its axes meets the hidden vector?';

const layerNorm = (row: readonly number[]): number[] => {
  const center = mean(row);
  const deviation = Math.sqrt(mean(row.map((value) => (value - center) ** 2)) + 1e-5);
  return row.map((value) => (value - center) / deviation);
};

const unitLength = (row: readonly number[]): number[] => {
  const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  return row.map((value) => value / length);
};

/** Mistakes in what is multiplied. */
export const factorAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
  {
    id: 'hidden-normalised',
    clause: 'the hidden vectors are normalised first',
    sentence: 'Your hidden vectors are normalised to mean 0 and variance 1 before the product.',
    hint: HIDDEN_HINT,
    steps: { hidden: (hidden) => mapRows(hidden, layerNorm) },
  },
  {
    id: 'hidden-of-length-one',
    clause: 'the hidden vectors are scaled to length 1',
    hint: HIDDEN_HINT,
    steps: { hidden: (hidden) => mapRows(hidden, unitLength) },
  },
  {
    id: 'softmax-on-hidden',
    clause: 'a softmax is applied to the hidden vectors',
    hint: HIDDEN_HINT,
    steps: { hidden: (hidden) => mapRows(hidden, softmax) },
  },
  {
    id: 'relu-on-hidden',
    clause: 'a ReLU is applied to the hidden vectors',
    hint: HIDDEN_HINT,
    steps: { hidden: onEach(relu) },
  },
  {
    id: 'gelu-on-hidden',
    clause: 'a GELU is applied to the hidden vectors',
    hint: HIDDEN_HINT,
    steps: { hidden: onEach(gelu) },
  },
  {
    id: 'tanh-on-hidden',
    clause: 'a tanh is applied to the hidden vectors',
    hint: HIDDEN_HINT,
    steps: { hidden: onEach(Math.tanh) },
  },
  {
    id: 'hidden-averaged',
    clause: 'the hidden vectors are averaged over the positions',
    hint: 'Each position makes a prediction of its own.',
    steps: { hidden: alongPositions((column) => column.map(() => mean(column))) },
  },
  {
    id: 'last-hidden-only',
    clause: 'every position uses the hidden vector of the last one',
    hint: 'Each position makes a prediction of its own.',
    steps: { hidden: alongPositions((column) => column.map(() => column.at(-1) ?? NaN)) },
  },
  {
    id: 'unembedding-transposed',
    clause: 'the unembedding is transposed',
    sentence: 'Your unembedding is transposed: each row, not each column, belongs to a token.',
    hint: ROWS_HINT,
    steps: { unembedding: (unembedding) => transpose(unembedding, [1, 0]) },
  },
  {
    id: 'unembedding-reshaped',
    clause: 'the unembedding is reshaped and transposed, which mixes its rows and columns',
    hint: ROWS_HINT,
    steps: {
      unembedding: (unembedding) => {
        const [dModel, vocab] = [dim(unembedding, 0), dim(unembedding, 1)];
        return transpose(reshape(unembedding, [vocab, dModel]), [1, 0]);
      },
    },
  },
  {
    id: 'columns-of-length-one',
    clause: 'the columns of the unembedding are scaled to length 1',
    hint: 'The length of a column says how frequent its token is. What happens to it?',
    steps: {
      unembedding: (unembedding) => transpose(mapRows(transpose(unembedding, [1, 0]), unitLength), [1, 0]),
    },
  },
];
