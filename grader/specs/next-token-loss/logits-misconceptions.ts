import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  nextTokenLogits as oracle,
  type NextTokenLogitsInput,
  type NextTokenLogitsSteps,
} from '../../oracle/language-model';
import { logSoftmax, mapRows, softmax } from '../../oracle/linear-algebra';
import { mean } from '../../oracle/reductions';
import { dim, mapValues, reshape, transpose, type NumericTensor } from '../../oracle/tensor';

const LOSS_HINT = 'The softmax belongs to the loss.';
const SCALE_HINT = 'That scale belongs to attention.';
const ACTIVATION_HINT = 'Logits are a plain product; they may be any real numbers.';
const HIDDEN_HINT = 'The argument is already the output of the last layer. What is left to do with it?';
const ROWS_HINT = 'The unembedding has the shape [dModel, vocab]. Which of its axes meets the hidden vector?';

const relu = (value: number): number => Math.max(0, value);
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const gelu = (value: number): number =>
  (value / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value ** 3)));

const onEach =
  (change: (value: number) => number) =>
  (x: NumericTensor): NumericTensor =>
    mapValues(x, change);

const layerNorm = (row: readonly number[]): number[] => {
  const center = mean(row);
  const deviation = Math.sqrt(mean(row.map((value) => (value - center) ** 2)) + 1e-5);
  return row.map((value) => (value - center) / deviation);
};

const unitLength = (row: readonly number[]): number[] => {
  const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  return row.map((value) => value / length);
};

/** Applies a function to each vector along axis 1 of `[batch, n, width]`. */
const alongPositions =
  (change: (column: number[]) => readonly number[]) =>
  (x: NumericTensor): NumericTensor =>
    transpose(mapRows(transpose(x, [0, 2, 1]), change), [0, 2, 1]);

/** Results that are not the plain product. */
const finishAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
  {
    id: 'probabilities',
    clause: 'the result is probabilities',
    sentence: 'You return probabilities; logits are what goes into the softmax.',
    hint: LOSS_HINT,
    steps: { finish: (logits) => mapRows(logits, softmax) },
  },
  {
    id: 'log-probabilities',
    clause: 'the result is log-probabilities',
    sentence: 'You return log-probabilities; logits are what goes into the softmax.',
    hint: LOSS_HINT,
    steps: { finish: (logits) => mapRows(logits, logSoftmax) },
  },
  {
    id: 'softmax-over-positions',
    clause: 'a softmax runs over the positions',
    hint: LOSS_HINT,
    steps: { finish: alongPositions(softmax) },
  },
  {
    id: 'relu',
    clause: 'a ReLU is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(relu) },
  },
  {
    id: 'gelu',
    clause: 'a GELU is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(gelu) },
  },
  {
    id: 'tanh',
    clause: 'a tanh is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(Math.tanh) },
  },
  {
    id: 'sigmoid',
    clause: 'a sigmoid is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(sigmoid) },
  },
  {
    id: 'exponentials',
    clause: 'the exponentials of the logits are returned',
    hint: LOSS_HINT,
    steps: { finish: onEach(Math.exp) },
  },
  {
    id: 'negated',
    clause: 'the logits have the wrong sign',
    hint: 'Which token should get the largest logit: one whose column is like the hidden vector, or unlike it?',
    steps: { finish: onEach((value) => -value) },
  },
];

const scaleAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
  {
    id: 'scaled',
    clause: 'the logits are divided by √dModel',
    sentence: 'Your logits are divided by √dModel.',
    hint: SCALE_HINT,
    steps: { scale: (dModel) => 1 / Math.sqrt(dModel) },
  },
  {
    id: 'divided-by-width',
    clause: 'the logits are divided by dModel',
    hint: 'The dot product is a sum, not a mean.',
    steps: { scale: (dModel) => 1 / dModel },
  },
  {
    id: 'multiplied-by-root',
    clause: 'the logits are multiplied by √dModel',
    hint: 'That scale belongs to embeddings.',
    steps: { scale: Math.sqrt },
  },
  {
    id: 'scaled-by-vocab',
    clause: 'the logits are divided by √vocab',
    hint: SCALE_HINT,
    steps: { scale: (_, vocab) => 1 / Math.sqrt(vocab) },
  },
];

/** Mistakes in what is multiplied. */
const factorAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
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

export const logitsPipeline = pipelineOf<NextTokenLogitsInput, NumericTensor, NextTokenLogitsSteps>(oracle, [
  ...finishAlternatives,
  ...scaleAlternatives,
  ...factorAlternatives,
]);

export const logitsConditions: readonly Condition<NextTokenLogitsInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ hidden }) => dim(hidden, 0) > 1,
  },
];
