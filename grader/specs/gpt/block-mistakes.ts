import type { Alternative } from '../../engine/pipeline';
import { add } from '../../oracle/transformer';
import { argumentAlternatives } from '../encoder/argument-mistakes';
import { orderAlternatives } from '../encoder/order-mistakes';
import { surplusAlternatives } from '../encoder/surplus-mistakes';
import type { GptPipelineSteps } from './steps';

/** Mistakes that are also made in an encoder. */
const fromStack = (ids: readonly string[]): Alternative<GptPipelineSteps>[] =>
  [...orderAlternatives, ...surplusAlternatives, ...argumentAlternatives]
    .filter(({ id }) => ids.includes(id))
    .map(({ steps, ...said }) => ({ ...said, steps: { stack: steps } }));

/** Mistakes in the causal mask. */
export const maskAlternatives: readonly Alternative<GptPipelineSteps>[] = [
  {
    id: 'no-mask',
    sentence: 'Your numbers are those of a model without a mask: every position sees the whole text.',
    hint: 'A model that sees the next token learns to copy it. What hides it?',
    clause: 'the causal mask is missing',
    steps: { isVisible: () => true },
  },
  {
    id: 'mask-transposed',
    sentence: 'Your mask shows each position itself and what comes after, not what came before.',
    hint: 'Row i of the mask belongs to the position that looks, column j to the one that is seen.',
    clause: 'the mask shows what comes after a position, not what came before',
    steps: { isVisible: (i, j) => j >= i },
  },
  {
    id: 'mask-strictly-past',
    clause: 'no position sees itself',
    hint: 'May the model read token t when it predicts token t + 1?',
    steps: { isVisible: (i, j) => j < i },
  },
  {
    id: 'mask-too-wide',
    clause: 'every position also sees the next token',
    hint: 'What is the task of the model at position t?',
    steps: { isVisible: (i, j) => j <= i + 1 },
  },
  {
    id: 'mask-inverted',
    clause: 'the mask is inverted',
    hint: 'In this course true means “may attend”.',
    steps: { isVisible: (i, j) => j > i },
  },
  {
    id: 'only-itself-visible',
    clause: 'every position sees only itself',
    hint: 'What may position 2 read of positions 0 and 1?',
    steps: { isVisible: (i, j) => i === j },
  },
];

/** Mistakes in which blocks run, and what they are told. */
export const blockAlternatives: readonly Alternative<GptPipelineSteps>[] = [
  {
    id: 'blocks-reversed',
    sentence: 'Your blocks run in reverse order.',
    hint: 'blocks[0] comes first.',
    clause: 'the blocks run in reverse order',
    steps: { stack: { order: (blocks) => blocks.toReversed() } },
  },
  {
    id: 'first-block-reused',
    sentence: 'Your model applies blocks[0] again and again, instead of one block after the other.',
    hint: 'Each block has its own parameters.',
    clause: 'blocks[0] is applied instead of every other block',
    steps: { stack: { order: (blocks) => blocks.map((block) => blocks[0] ?? block) } },
  },
  {
    id: 'last-block-only',
    clause: 'every block reads the embedding, so only the last one counts',
    sentence: 'Only your last block counts: its input is the embedding, not the output of the block before.',
    hint: 'What does each block get as its x?',
    steps: { stack: { read: (_, x) => x } },
  },
  {
    id: 'first-block-only',
    clause: 'only the first block is applied',
    sentence: 'Your model applies only its first block.',
    hint: 'How many blocks are there?',
    steps: { stack: { order: (blocks) => blocks.slice(0, 1) } },
  },
  {
    id: 'last-block-missing',
    clause: 'the last block is missing',
    sentence: 'Your last block is missing.',
    hint: 'How many blocks are there?',
    steps: { stack: { order: (blocks) => blocks.slice(0, -1) } },
  },
  {
    id: 'first-block-missing',
    clause: 'the first block is missing',
    sentence: 'Your first block is missing.',
    hint: 'blocks[0] comes first.',
    steps: { stack: { order: (blocks) => blocks.slice(1) } },
  },
  {
    id: 'no-blocks',
    clause: 'the blocks are missing',
    sentence: 'Your numbers are those of a model without blocks.',
    hint: 'The blocks stand between the embedding and the unembedding.',
    steps: { stack: { order: () => [] } },
  },
  {
    id: 'one-head',
    clause: 'the blocks have one head each, whatever numHeads is',
    sentence: 'Your blocks have one head each, whatever numHeads is.',
    hint: 'Do you pass numHeads on?',
    steps: { stack: { numHeads: () => 1 } },
  },
  ...fromStack([
    'last-block-reused',
    'blocks-side-by-side',
    'stack-twice',
    'each-block-twice',
    'every-second-block',
    'residual-around-blocks',
    'norm-after-blocks',
    'relu-after-blocks',
    'mask-only-first',
    'mask-only-last',
    'norms-exchanged',
  ]),
  {
    id: 'embedding-added-at-the-end',
    clause: 'the embeddings are added to the output of the last block',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    steps: { stack: { residual: add } },
  },
];
