import { causalMaskOf } from '../../engine/inputs';
import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { encoder as oracle, type EncoderInput, type EncoderSteps } from '../../oracle/encoder';
import { dim, filled, type NumericTensor } from '../../oracle/tensor';
import { add, layerNorm } from '../../oracle/transformer';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';

type Steps = Partial<EncoderSteps>;

/** A mistake in one step; it can also be half of a pair. */
interface Mistake extends Half<Steps> {
  readonly sentence: string;
  readonly hint: string;
}

/** Which blocks run, and what they read. */
const orderMistakes: readonly Mistake[] = [
  {
    id: 'blocks-reversed',
    clause: 'the blocks run from the last to the first',
    sentence: 'Your blocks run from the last of the array to the first.',
    hint: 'Which block reads x?',
    change: { order: (blocks) => [...blocks].reverse() },
  },
  {
    id: 'first-block-reused',
    clause: 'every block uses the parameters of the first',
    sentence: 'Every block of yours uses the parameters of the first one.',
    hint: 'Each block has parameters of its own.',
    change: { order: (blocks) => blocks.flatMap(() => blocks.slice(0, 1)) },
  },
  {
    id: 'last-block-reused',
    clause: 'every block uses the parameters of the last',
    sentence: 'Every block of yours uses the parameters of the last one.',
    hint: 'Each block has parameters of its own.',
    change: { order: (blocks) => blocks.flatMap(() => blocks.slice(-1)) },
  },
  {
    id: 'only-first-block',
    clause: 'only the first block runs',
    sentence: 'Your result is that of the first block alone.',
    hint: 'When does your function return?',
    change: { order: (blocks) => blocks.slice(0, 1) },
  },
  {
    id: 'first-block-skipped',
    clause: 'the first block is left out',
    sentence: 'Your stack leaves out the first block.',
    hint: 'With one block, which one runs?',
    change: { order: (blocks) => blocks.slice(1) },
  },
  {
    id: 'last-block-skipped',
    clause: 'the last block is left out',
    sentence: 'Your stack leaves out the last block.',
    hint: 'With one block, which one runs?',
    change: { order: (blocks) => blocks.slice(0, -1) },
  },
  {
    id: 'every-block-reads-x',
    clause: 'every block reads x, so only the last one counts',
    sentence: 'Every block of yours reads x, so your result is that of the last block alone.',
    hint: 'What does the second block read?',
    change: { read: (_, x) => x },
  },
  {
    id: 'blocks-side-by-side',
    clause: 'the results of all blocks for x are added up',
    sentence: 'Every block of yours reads x, and you add up their results.',
    hint: 'Are the blocks one above the other, or side by side?',
    change: {
      read: (_, x) => x,
      write: (result, stream, { index }) => (index === 0 ? result : add(stream, result)),
    },
  },
];

/** What comes on top of the blocks. */
const surplusMistakes: readonly Mistake[] = [
  {
    id: 'residual-around-stack',
    clause: 'x is added at the end',
    sentence: 'You add x to the result of the stack.',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    change: { finish: (stream, x) => add(stream, x) },
  },
  {
    id: 'residual-around-blocks',
    clause: 'the input of each block is added to its result',
    sentence: 'You add the input of each block to its result.',
    hint: 'The residual connections are inside the blocks. Is there another one around them?',
    change: { write: (result, stream) => add(stream, result) },
  },
  {
    id: 'norm-at-the-end',
    clause: 'a norm follows the last block',
    sentence: 'You normalise the result of the stack once more.',
    hint: 'Post-norm: what is the last step of the last block?',
    change: {
      finish: (stream) => {
        const d = [dim(stream, 2)];
        return layerNorm({ x: stream, params: { gain: filled(d, 1), bias: filled(d, 0) } });
      },
    },
  },
];

/** What the blocks are told. */
const argumentMistakes: readonly Mistake[] = [
  {
    id: 'mask-ignored',
    clause: 'the mask has no effect',
    sentence: 'Your result is right without a mask, but a mask has no effect on it.',
    hint: 'Do you pass the mask on?',
    change: { mask: () => undefined },
  },
  {
    id: 'mask-only-first',
    clause: 'only the first block gets the mask',
    sentence: 'Only your first block gets the mask.',
    hint: 'What the first block hides, may a later one see?',
    change: { mask: (mask, { index }) => (index === 0 ? mask : undefined) },
  },
  {
    id: 'mask-only-last',
    clause: 'only the last block gets the mask',
    sentence: 'Only your last block gets the mask.',
    hint: 'What the last block hides, may an earlier one see?',
    change: { mask: (mask, { index, count }) => (index === count - 1 ? mask : undefined) },
  },
  {
    id: 'always-causal',
    clause: 'without a mask, a causal one is used',
    sentence: 'Without a mask, your positions see only what came before.',
    hint: 'Which positions does an encoder hide if nobody tells it to?',
    change: { mask: (mask, _, x) => mask ?? causalMaskOf(dim(x, 1)) },
  },
  {
    id: 'one-head',
    clause: 'all blocks have one head',
    sentence: 'Your blocks have one head, whatever numHeads is.',
    hint: 'Which arguments of a block are the same for all?',
    change: { numHeads: () => 1 },
  },
];

export const misconceptions: readonly Misconception<EncoderInput, NumericTensor>[] = [
  ...[...orderMistakes, ...surplusMistakes, ...argumentMistakes].map(({ id, sentence, hint, change }) => ({
    id,
    sentence,
    hint,
    compute: (args: EncoderInput) => oracle(args, change),
  })),
  ...pairsOf<EncoderInput, NumericTensor, Steps, Steps>(
    [...orderMistakes, ...surplusMistakes].filter(({ id }) =>
      ['blocks-reversed', 'first-block-reused', 'every-block-reads-x', 'residual-around-stack'].includes(id),
    ),
    argumentMistakes.filter(({ id }) => id === 'mask-ignored'),
    (args, first, second) => oracle(args, { ...first, ...second }),
  ),
];

export const conditions: readonly Condition<EncoderInput>[] = [
  {
    when: 'with several blocks',
    otherwise: 'with one block or none',
    holds: ({ blocks }) => blocks.length > 1,
  },
  {
    when: 'without blocks',
    otherwise: 'with at least one block',
    holds: ({ blocks }) => blocks.length === 0,
  },
  withMask,
  severalHeads,
  severalExamples,
];
