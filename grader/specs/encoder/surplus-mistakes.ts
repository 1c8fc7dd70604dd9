import type { Alternative } from '../../engine/pipeline';
import type { EncoderSteps } from '../../oracle/encoder';
import { mapRows, softmax } from '../../oracle/linear-algebra';
import { sinusoidalPositions } from '../../oracle/positions';
import { at, dim, filled, mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';
import { add, layerNorm } from '../../oracle/transformer';

/** A norm without parameters. */
const normalised = (x: NumericTensor): NumericTensor =>
  layerNorm({ x, params: { gain: filled([dim(x, -1)], 1), bias: filled([dim(x, -1)], 0) } });

const relu = (x: NumericTensor): NumericTensor => mapValues(x, (value) => Math.max(value, 0));

/** What comes on top of the blocks. */
export const surplusAlternatives: readonly Alternative<EncoderSteps>[] = [
  {
    id: 'residual-around-stack',
    clause: 'x is added at the end',
    sentence: 'You add x to the result of the stack.',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    steps: { residual: add },
  },
  {
    id: 'residual-around-blocks',
    clause: 'the input of each block is added to its result',
    sentence: 'You add the input of each block to its result.',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    steps: { write: (result, stream) => add(stream, result) },
  },
  {
    id: 'norm-at-the-end',
    clause: 'a norm follows the last block',
    sentence: 'You normalise the result of the stack once more.',
    hint: 'Post-norm: what is the last step of the last block?',
    steps: { finish: normalised },
  },
  {
    id: 'last-norm-twice',
    clause: 'the last norm of the last block is applied once more',
    hint: 'Post-norm: what is the last step of the last block?',
    steps: {
      finish: (stream, blocks) => {
        const last = blocks.at(-1);
        return last ? layerNorm({ x: stream, params: last.feedForwardNorm }) : stream;
      },
    },
  },
  {
    id: 'x-added-after-blocks',
    clause: 'x is added to the result of each block',
    hint: 'The residual connections are inside the blocks. What do they add?',
    steps: { write: (result, _, __, x) => add(result, x) },
  },
  {
    id: 'averaged-with-input',
    clause: 'the result of each block is averaged with its input',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    steps: { write: (result, stream) => zipValues(result, stream, (a, b) => (a + b) / 2) },
  },
  {
    id: 'norm-after-blocks',
    clause: 'a norm without parameters follows each block',
    hint: 'Post-norm: what is the last step of a block?',
    steps: { write: (result) => normalised(result) },
  },
  {
    id: 'relu-after-blocks',
    clause: 'a ReLU follows each block',
    hint: 'The activation is inside the blocks. What comes between two of them?',
    steps: { write: (result) => relu(result) },
  },
  {
    id: 'relu-at-the-end',
    clause: 'a ReLU follows the last block',
    hint: 'What comes after the last block?',
    steps: { finish: relu },
  },
  {
    id: 'softmax-at-the-end',
    clause: 'a softmax follows the last block',
    hint: 'An encoder returns vectors. What would their probabilities be of?',
    steps: { finish: (stream) => mapRows(stream, softmax) },
  },
  {
    id: 'positions-added',
    clause: 'positional encodings are added to x',
    sentence: 'You add positional encodings to x; a stack gets x as it is.',
    hint: 'Where are positions added: in the stack, or before it?',
    steps: {
      start: (x) => {
        const [length, dModel] = [dim(x, 1), dim(x, 2)];
        if (dModel % 2 !== 0) throw new RangeError('the width is odd');
        const table = sinusoidalPositions({ length, dModel });
        return mapValues(x, (value, i) => value + at(table, i % (length * dModel)));
      },
    },
  },
  {
    id: 'input-scaled',
    clause: 'x is multiplied by √dModel',
    hint: 'That factor belongs to embeddings. Does the stack get tokens?',
    steps: { start: (x) => mapValues(x, (value) => value * Math.sqrt(dim(x, 2))) },
  },
  {
    id: 'input-normalised',
    clause: 'x is normalised before the first block',
    hint: 'Post-norm: what is the first step of a block?',
    steps: { start: normalised },
  },
];
