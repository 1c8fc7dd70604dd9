import type { Alternative } from '../../engine/pipeline';
import { crossEntropy, mapRows, project, softmax } from '../../oracle/linear-algebra';
import { dim, mapValues, transpose } from '../../oracle/tensor';
import { layerNorm } from '../../oracle/transformer';
import { moved, normalised, scaled } from './changes';
import type { GptPipelineSteps } from './steps';

/** Mistakes after the last block. */
export const endAlternatives: readonly Alternative<GptPipelineSteps>[] = [
  {
    id: 'final-norm',
    sentence: 'You normalise the output of the last block once more.',
    hint: 'A post-norm block ends with its own norm. What comes between it and the unembedding here?',
    clause: 'the output of the last block is normalised once more',
    steps: { finish: normalised },
  },
  {
    id: 'last-norm-twice',
    clause: 'the last norm of the last block is applied a second time',
    sentence: 'You apply the last norm of the last block a second time.',
    hint: 'That norm is part of the block.',
    steps: {
      finish: (hidden, { params }) => {
        const last = params.blocks.at(-1);
        return last === undefined ? hidden : layerNorm({ x: hidden, params: last.feedForwardNorm });
      },
    },
  },
  {
    id: 'hidden-returned',
    clause: 'the output of the last block is returned, not the logits',
    sentence: 'You return the output of the last block, not the logits.',
    hint: 'One number for each token of the vocabulary is asked for.',
    steps: { unembed: (hidden) => hidden },
  },
  {
    id: 'tied-unembedding',
    clause: 'the token embeddings are used to unembed',
    sentence: 'You unembed with the token embeddings; `unembedding` is a parameter of its own.',
    hint: 'Some models share the two. Does this one?',
    steps: {
      unembed: (hidden, { params }) => project(hidden, transpose(params.tokenEmbedding, [1, 0])),
    },
  },
  {
    id: 'probabilities',
    clause: 'probabilities are returned, not logits',
    sentence: 'You return probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss and to the sampling.',
    steps: { report: (logits) => mapRows(logits, softmax) },
  },
  {
    id: 'log-probabilities',
    clause: 'log-probabilities are returned, not logits',
    sentence: 'You return log-probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss and to the sampling.',
    steps: {
      report: (logits) => mapRows(logits, (row) => row.map((_, token) => -crossEntropy(row, token))),
    },
  },
  {
    id: 'logits-shifted',
    clause: 'the logits are moved by one position',
    sentence:
      'Your logits are moved by one position: those at position t stand at t + 1, and those of the last position at 0.',
    hint: 'The logits at position t are about the next token, but they stand at position t.',
    steps: { report: (logits) => moved(logits, -1) },
  },
  {
    id: 'logits-scaled',
    clause: 'the logits are divided by √dModel',
    sentence: 'Your logits are divided by √dModel.',
    hint: 'That scale belongs to attention.',
    steps: {
      report: (logits, { params }) => scaled(logits, dim(params.unembedding, 0) ** -0.5),
    },
  },
  {
    id: 'logits-shifted-back',
    clause: 'the logits are moved to the position before',
    hint: 'The logits at position t are about the next token, but they stand at position t.',
    steps: { report: (logits) => moved(logits, 1) },
  },
  {
    id: 'relu-before-unembedding',
    clause: 'a ReLU comes before the unembedding',
    hint: 'What comes between the last block and the unembedding?',
    steps: { finish: (hidden) => mapValues(hidden, (value) => Math.max(value, 0)) },
  },
  {
    id: 'relu-on-logits',
    clause: 'a ReLU is applied to the logits',
    hint: 'May a logit be negative?',
    steps: { report: (logits) => mapValues(logits, (value) => Math.max(value, 0)) },
  },
  {
    id: 'logits-multiplied',
    clause: 'the logits are multiplied by √dModel',
    hint: 'Is there a factor after the unembedding?',
    steps: { report: (logits, { params }) => scaled(logits, Math.sqrt(dim(params.unembedding, 0))) },
  },
];
