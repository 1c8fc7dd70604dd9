import { causalMaskOf } from '../../engine/inputs';
import type { Alternative } from '../../engine/pipeline';
import type { EncoderSteps } from '../../oracle/encoder';
import { dim, mapValues, transpose } from '../../oracle/tensor';

/** What the blocks are told. */
export const argumentAlternatives: readonly Alternative<EncoderSteps>[] = [
  {
    id: 'mask-ignored',
    clause: 'the mask has no effect',
    sentence: 'Your result is right without a mask, but a mask has no effect on it.',
    hint: 'Do you pass the mask on?',
    steps: { mask: () => undefined },
  },
  {
    id: 'mask-only-first',
    clause: 'only the first block gets the mask',
    sentence: 'Only your first block gets the mask.',
    hint: 'What the first block hides, may a later one see?',
    steps: { mask: (mask, { index }) => (index === 0 ? mask : undefined) },
  },
  {
    id: 'mask-only-last',
    clause: 'only the last block gets the mask',
    sentence: 'Only your last block gets the mask.',
    hint: 'What the last block hides, may an earlier one see?',
    steps: { mask: (mask, { index, count }) => (index === count - 1 ? mask : undefined) },
  },
  {
    id: 'always-causal',
    clause: 'without a mask, a causal one is used',
    sentence: 'Without a mask, your positions see only what came before.',
    hint: 'Which positions does an encoder hide if nobody tells it to?',
    steps: { mask: (mask, _, x) => mask ?? causalMaskOf(dim(x, 1)) },
  },
  {
    id: 'one-head',
    clause: 'all blocks have one head',
    sentence: 'Your blocks have one head, whatever numHeads is.',
    hint: 'Which arguments of a block are the same for all?',
    steps: { numHeads: () => 1 },
  },
  {
    id: 'mask-not-first',
    clause: 'the first block gets no mask',
    hint: 'What one block shows, can a later one hide again?',
    steps: { mask: (mask, { index }) => (index === 0 ? undefined : mask) },
  },
  {
    id: 'mask-not-last',
    clause: 'the last block gets no mask',
    hint: 'Which blocks does the mask belong to?',
    steps: { mask: (mask, { index, count }) => (index === count - 1 ? undefined : mask) },
  },
  {
    id: 'mask-inverted',
    clause: 'the mask is inverted',
    hint: 'In this course true means “may attend”. What does transformerBlock expect?',
    steps: { mask: (mask) => mask && mapValues(mask, (value) => 1 - value) },
  },
  {
    id: 'mask-transposed',
    clause: 'the mask is transposed',
    hint: 'Row i of the mask belongs to the position that looks.',
    steps: { mask: (mask) => mask && transpose(mask, [1, 0]) },
  },
  {
    id: 'causal-instead',
    clause: 'a causal mask is used, whatever the mask is',
    hint: 'Who decides which positions are hidden?',
    steps: { mask: (_, __, x) => causalMaskOf(dim(x, 1)) },
  },
  {
    id: 'first-head-count-only',
    clause: 'only the first block has several heads',
    hint: 'Which arguments of a block are the same for all?',
    steps: { numHeads: (numHeads, { index }) => (index === 0 ? numHeads : 1) },
  },
  {
    id: 'norms-exchanged',
    clause: 'the two norms of every block are exchanged',
    hint: 'Which parameters does transformerBlock expect, and do you hand them on as they are?',
    steps: {
      params: (params) => ({
        ...params,
        attentionNorm: params.feedForwardNorm,
        feedForwardNorm: params.attentionNorm,
      }),
    },
  },
];
