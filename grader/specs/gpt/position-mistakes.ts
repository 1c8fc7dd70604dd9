import type { Alternative } from '../../engine/pipeline';
import { sinusoidalPositions } from '../../oracle/positions';
import { at, dim, mapValues, zipValues } from '../../oracle/tensor';
import { scaled } from './changes';
import type { GptPipelineSteps } from './steps';

/** Mistakes in the position embedding. */
export const positionAlternatives: readonly Alternative<GptPipelineSteps>[] = [
  {
    id: 'no-positions',
    sentence: 'Your numbers are those of a model without position embeddings.',
    hint: 'Attention does not know the order of its inputs. What tells the first block where a token stands?',
    clause: 'the position embeddings are missing',
    steps: { position: () => undefined },
  },
  {
    id: 'positions-from-one',
    sentence: 'Your position embeddings are one row late: the first token gets row 1.',
    hint: 'Positions count from 0.',
    clause: 'the first token gets row 1 of positionEmbedding',
    steps: { position: ({ i }) => i + 1 },
  },
  {
    id: 'first-position-everywhere',
    clause: 'every token gets row 0 of positionEmbedding',
    sentence: 'Every token gets row 0 of positionEmbedding.',
    hint: 'Each position has a row of its own.',
    steps: { position: () => 0 },
  },
  {
    id: 'positions-count-examples',
    clause: 'positions count the examples of the batch, not the tokens of an example',
    sentence: 'Your positions count the examples of the batch, not the tokens of an example.',
    hint: 'Which axis of `tokens` runs along the text?',
    steps: { position: ({ example }) => example },
  },
  {
    id: 'positions-run-on',
    sentence: 'Your positions run on from one example to the next: only the first example starts at row 0.',
    hint: 'The examples of a batch are separate texts.',
    clause: 'positions run on from one example to the next',
    steps: { position: ({ i, n, example }) => example * n + i },
  },
  {
    id: 'positions-backward',
    clause: 'positions count from the end of the text',
    sentence: 'Your positions count from the end of the text: the last token gets row 0.',
    hint: 'Which token does row 0 of positionEmbedding belong to?',
    steps: { position: ({ i, n }) => n - 1 - i },
  },
  {
    id: 'positions-by-token',
    clause: 'the row of positionEmbedding is chosen by the token, not by its position',
    hint: 'What do the two tables have a row for?',
    steps: { position: ({ token }) => token },
  },
  {
    id: 'positions-from-the-table-end',
    clause: 'the positions use the last rows of positionEmbedding, not the first',
    hint: 'Which row belongs to the first token of a text?',
    steps: { position: ({ i, n, maxLength }) => maxLength - n + i },
  },
  {
    id: 'last-position-everywhere',
    clause: 'every token gets the position of the last one',
    hint: 'Each position has a row of its own.',
    steps: { position: ({ n }) => n - 1 },
  },
  {
    id: 'sinusoidal-positions',
    clause: 'sines and cosines are added, not the rows of positionEmbedding',
    hint: 'Which parameter holds what this model has learned about positions?',
    steps: {
      positions: (x) => {
        const [length, dModel] = [dim(x, 1), dim(x, 2)];
        if (dModel % 2 !== 0) throw new RangeError('the width is odd');
        const table = sinusoidalPositions({ length, dModel });
        return mapValues(x, (_, i) => at(table, i % (length * dModel)));
      },
    },
  },
  {
    id: 'positions-scaled',
    clause: 'the position embeddings are multiplied by √dModel',
    hint: 'Is there a factor in the formula of the input?',
    steps: { positions: (x) => scaled(x, Math.sqrt(dim(x, 2))) },
  },
  {
    id: 'positions-subtracted',
    clause: 'the position embeddings are subtracted',
    hint: 'How do the two embeddings make one vector?',
    steps: { positions: (x) => scaled(x, -1) },
  },
  {
    id: 'embeddings-multiplied',
    clause: 'token and position embedding are multiplied, not added',
    hint: 'How do the two embeddings make one vector?',
    steps: { sum: (tokens, positions) => zipValues(tokens, positions, (a, b) => a * b) },
  },
];
