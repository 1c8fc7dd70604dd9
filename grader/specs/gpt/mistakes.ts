import { crossEntropy, fromRows, project, rowsOf, softmax } from '../../oracle/linear-algebra';
import { dim, filled, mapValues, permuteAxis, tensor, type NumericTensor } from '../../oracle/tensor';
import { layerNorm } from '../../oracle/transformer';
import { logitsOf, type Variant } from './variants';

/** A mistake as data: its text, and the steps that it changes. */
export interface Mistake extends Variant {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  /** Describes it as half of a pair; without one, it forms no pairs. */
  readonly clause?: string;
}

const perRow = (x: NumericTensor, change: (row: number[]) => number[]): NumericTensor =>
  fromRows(x.shape.slice(0, -1), rowsOf(x).map(change));

const transposed = (x: NumericTensor): NumericTensor => {
  const rows = rowsOf(x);
  const columns = Array.from({ length: dim(x, 1) }, (_, j) => rows.map((row) => row[j] ?? Number.NaN));
  return tensor([dim(x, 1), dim(x, 0)], columns.flat());
};

const normalised = (x: NumericTensor): NumericTensor =>
  layerNorm({ x, params: { gain: filled([dim(x, -1)], 1), bias: filled([dim(x, -1)], 0) } });

export const positionMistakes: readonly Mistake[] = [
  {
    id: 'no-positions',
    sentence: 'Your numbers are those of a model without position embeddings.',
    hint: 'Attention does not know the order of its inputs. What tells the first block where a token stands?',
    clause: 'the position embeddings are missing',
    steps: () => ({ positionRow: () => undefined }),
  },
  {
    id: 'positions-from-one',
    sentence: 'Your position embeddings are one row late: the first token gets row 1.',
    hint: 'Positions count from 0.',
    clause: 'the first token gets row 1 of positionEmbedding',
    steps: () => ({ positionRow: (i) => i + 1 }),
  },
  {
    id: 'first-position-everywhere',
    sentence: 'Every token gets row 0 of positionEmbedding.',
    hint: 'Each position has a row of its own.',
    steps: () => ({ positionRow: () => 0 }),
  },
  {
    id: 'positions-count-examples',
    sentence: 'Your positions count the examples of the batch, not the tokens of an example.',
    hint: 'Which axis of `tokens` runs along the text?',
    steps: () => ({ positionRow: (_, example) => example }),
  },
  {
    id: 'positions-run-on',
    sentence: 'Your positions run on from one example to the next: only the first example starts at row 0.',
    hint: 'The examples of a batch are separate texts.',
    clause: 'positions run on from one example to the next',
    steps: ({ tokens }) => ({ positionRow: (i, example) => example * dim(tokens, 1) + i }),
  },
  {
    id: 'positions-backward',
    sentence: 'Your positions count from the end of the text: the last token gets row 0.',
    hint: 'Which token does row 0 of positionEmbedding belong to?',
    steps: ({ tokens }) => ({ positionRow: (i) => dim(tokens, 1) - 1 - i }),
  },
];

export const embeddingMistakes: readonly Mistake[] = [
  {
    id: 'embeddings-scaled',
    sentence: 'Your token embeddings are multiplied by √dModel.',
    hint: 'The original transformer did that. Does this formula?',
    clause: 'the token embeddings are multiplied by √dModel',
    steps: () => ({ embeddingScale: Math.sqrt }),
  },
  {
    id: 'tokens-not-embedded',
    sentence: 'Your token embeddings are missing: the result only depends on the positions.',
    hint: 'Where does the text enter?',
    steps: () => ({ embeddingScale: () => 0 }),
  },
];

export const maskMistakes: readonly Mistake[] = [
  {
    id: 'no-mask',
    sentence: 'Your numbers are those of a model without a mask: every position sees the whole text.',
    hint: 'A model that sees the next token learns to copy it. What hides it?',
    clause: 'the causal mask is missing',
    steps: () => ({ visible: () => true }),
  },
  {
    id: 'mask-transposed',
    sentence: 'Your mask shows each position itself and what comes after, not what came before.',
    hint: 'Row i of the mask belongs to the position that looks, column j to the one that is seen.',
    clause: 'the mask shows what comes after a position, not what came before',
    steps: () => ({ visible: (i, j) => j >= i }),
  },
];

export const blockMistakes: readonly Mistake[] = [
  {
    id: 'blocks-reversed',
    sentence: 'Your blocks run in reverse order.',
    hint: 'blocks[0] comes first.',
    clause: 'the blocks run in reverse order',
    steps: () => ({ blocks: (blocks) => blocks.toReversed() }),
  },
  {
    id: 'first-block-reused',
    sentence: 'Your model applies blocks[0] again and again, instead of one block after the other.',
    hint: 'Each block has its own parameters.',
    clause: 'blocks[0] is applied instead of every other block',
    steps: () => ({ blocks: (blocks) => blocks.map((block) => blocks[0] ?? block) }),
  },
  {
    id: 'last-block-only',
    sentence: 'Only your last block counts: its input is the embedding, not the output of the block before.',
    hint: 'What does each block get as its x?',
    steps: () => ({ blocks: (blocks) => blocks.slice(-1) }),
  },
  {
    id: 'first-block-only',
    sentence: 'Your model applies only its first block.',
    hint: 'How many blocks are there?',
    steps: () => ({ blocks: (blocks) => blocks.slice(0, 1) }),
  },
  {
    id: 'last-block-missing',
    sentence: 'Your last block is missing.',
    hint: 'How many blocks are there?',
    steps: () => ({ blocks: (blocks) => blocks.slice(0, -1) }),
  },
  {
    id: 'first-block-missing',
    sentence: 'Your first block is missing.',
    hint: 'blocks[0] comes first.',
    steps: () => ({ blocks: (blocks) => blocks.slice(1) }),
  },
  {
    id: 'no-blocks',
    sentence: 'Your numbers are those of a model without blocks.',
    hint: 'The blocks stand between the embedding and the unembedding.',
    steps: () => ({ blocks: () => [] }),
  },
  {
    id: 'one-head',
    sentence: 'Your blocks have one head each, whatever numHeads is.',
    hint: 'Do you pass numHeads on?',
    input: (input) => ({ ...input, numHeads: 1 }),
  },
];

export const endMistakes: readonly Mistake[] = [
  {
    id: 'final-norm',
    sentence: 'You normalise the output of the last block once more.',
    hint: 'A post-norm block ends with its own norm. What comes between it and the unembedding here?',
    clause: 'the output of the last block is normalised once more',
    finish: normalised,
  },
  {
    id: 'last-norm-twice',
    sentence: 'You apply the last norm of the last block a second time.',
    hint: 'That norm is part of the block.',
    finish: (hidden, { params }) => {
      const last = params.blocks.at(-1);
      return last === undefined ? hidden : layerNorm({ x: hidden, params: last.feedForwardNorm });
    },
  },
  {
    id: 'hidden-returned',
    sentence: 'You return the output of the last block, not the logits.',
    hint: 'One number for each token of the vocabulary is asked for.',
    unembed: (hidden) => hidden,
  },
  {
    id: 'tied-unembedding',
    sentence: 'You unembed with the token embeddings; `unembedding` is a parameter of its own.',
    hint: 'Some models share the two. Does this one?',
    unembed: (hidden, { params }) => project(hidden, transposed(params.tokenEmbedding)),
  },
  {
    id: 'probabilities',
    sentence: 'You return probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss and to the sampling.',
    unembed: (hidden, input) => perRow(logitsOf(hidden, input), softmax),
  },
  {
    id: 'log-probabilities',
    sentence: 'You return log-probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss and to the sampling.',
    unembed: (hidden, input) =>
      perRow(logitsOf(hidden, input), (row) => row.map((_, token) => -crossEntropy(row, token))),
  },
  {
    id: 'logits-shifted',
    sentence:
      'Your logits are moved by one position: those at position t stand at t + 1, and those of the last position at 0.',
    hint: 'The logits at position t are about the next token, but they stand at position t.',
    unembed: (hidden, input) => {
      const n = dim(hidden, 1);
      const order = Array.from({ length: n }, (_, t) => (t + n - 1) % n);
      return permuteAxis(logitsOf(hidden, input), 1, order);
    },
  },
  {
    id: 'logits-scaled',
    sentence: 'Your logits are divided by √dModel.',
    hint: 'That scale belongs to attention.',
    unembed: (hidden, input) =>
      mapValues(logitsOf(hidden, input), (value) => value / Math.sqrt(dim(hidden, 2))),
  },
];
