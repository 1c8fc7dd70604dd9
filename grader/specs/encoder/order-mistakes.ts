import type { Alternative } from '../../engine/pipeline';
import type { EncoderSteps } from '../../oracle/encoder';
import { zipValues } from '../../oracle/tensor';
import { add } from '../../oracle/transformer';

/** Which blocks run, and what they read. */
export const orderAlternatives: readonly Alternative<EncoderSteps>[] = [
  {
    id: 'blocks-reversed',
    clause: 'the blocks run from the last to the first',
    sentence: 'Your blocks run from the last of the array to the first.',
    hint: 'Which block reads x?',
    steps: { order: (blocks) => [...blocks].reverse() },
  },
  {
    id: 'first-block-reused',
    clause: 'every block uses the parameters of the first',
    sentence: 'Every block of yours uses the parameters of the first one.',
    hint: 'Each block has parameters of its own.',
    steps: { order: (blocks) => blocks.flatMap(() => blocks.slice(0, 1)) },
  },
  {
    id: 'last-block-reused',
    clause: 'every block uses the parameters of the last',
    sentence: 'Every block of yours uses the parameters of the last one.',
    hint: 'Each block has parameters of its own.',
    steps: { order: (blocks) => blocks.flatMap(() => blocks.slice(-1)) },
  },
  {
    id: 'only-first-block',
    clause: 'only the first block runs',
    sentence: 'Your result is that of the first block alone.',
    hint: 'When does your function return?',
    steps: { order: (blocks) => blocks.slice(0, 1) },
  },
  {
    id: 'first-block-skipped',
    clause: 'the first block is left out',
    sentence: 'Your stack leaves out the first block.',
    hint: 'With one block, which one runs?',
    steps: { order: (blocks) => blocks.slice(1) },
  },
  {
    id: 'last-block-skipped',
    clause: 'the last block is left out',
    sentence: 'Your stack leaves out the last block.',
    hint: 'With one block, which one runs?',
    steps: { order: (blocks) => blocks.slice(0, -1) },
  },
  {
    id: 'every-block-reads-x',
    clause: 'every block reads x, so only the last one counts',
    sentence: 'Every block of yours reads x, so your result is that of the last block alone.',
    hint: 'What does the second block read?',
    steps: { read: (_, x) => x },
  },
  {
    id: 'blocks-side-by-side',
    clause: 'the results of all blocks for x are added up',
    sentence: 'Every block of yours reads x, and you add up their results.',
    hint: 'Are the blocks one above the other, or side by side?',
    steps: {
      read: (_, x) => x,
      write: (result, stream, { index }) => (index === 0 ? result : add(stream, result)),
    },
  },
  {
    id: 'stack-twice',
    clause: 'the whole stack runs twice',
    hint: 'How often does each block run?',
    steps: { order: (blocks) => [...blocks, ...blocks] },
  },
  {
    id: 'each-block-twice',
    clause: 'each block runs twice in a row',
    hint: 'How often does each block run?',
    steps: { order: (blocks) => blocks.flatMap((block) => [block, block]) },
  },
  {
    id: 'every-second-block',
    clause: 'only every second block runs',
    hint: 'By how much does the index of your loop grow?',
    steps: { order: (blocks) => blocks.filter((_, index) => index % 2 === 0) },
  },
  {
    id: 'results-averaged',
    clause: 'every block reads x, and the results are averaged',
    hint: 'Are the blocks one above the other, or side by side?',
    steps: {
      read: (_, x) => x,
      write: (result, stream, { index }) =>
        index === 0 ? result : zipValues(stream, result, (a, b) => (a * index + b) / (index + 1)),
    },
  },
  {
    id: 'x-added-before-blocks',
    clause: 'x is added to what each block reads',
    hint: 'What does the second block read, and what the first?',
    steps: { read: (stream, x) => add(stream, x) },
  },
];
