import type { Alternative } from '../../engine/pipeline';
import { joinHeads, splitHeads, type MultiHeadSteps } from '../../oracle/multi-head-attention';
import { dim, permuteAxis, reshape, transpose } from '../../oracle/tensor';
import { joinAfter, joinByReshape, joinInterleaved, splitByReshape, splitInterleaved } from './wrong-heads';

const SPLIT_HINT = 'Which of the two new axes varies faster in memory: the head or the column within it?';
const RESHAPE_HINT =
  'A reshape keeps the order in memory. Which order keeps one position’s columns together?';
const JOIN_HINT = 'Which axis must be next to dHead before the last reshape?';

/** Orders of axes before the last reshape that students arrive at; `[0, 2, 1, 3]` is right. */
const joinOrders = [
  { axes: [1, 0, 2, 3], name: '[numHeads, batch, n, dHead]' },
  { axes: [2, 0, 1, 3], name: '[n, batch, numHeads, dHead]' },
  { axes: [0, 1, 3, 2], name: '[batch, numHeads, dHead, n]' },
  { axes: [0, 3, 1, 2], name: '[batch, dHead, numHeads, n]' },
  { axes: [0, 3, 2, 1], name: '[batch, dHead, n, numHeads]' },
];

/** Mistakes in splitting and joining the heads. */
export const headAlternatives: readonly Alternative<MultiHeadSteps>[] = [
  {
    id: 'one-head',
    clause: 'there is a single head, as wide as all heads together',
    sentence: 'Your numbers are those of a single head as wide as all heads together.',
    hint: 'How many matrices of attention weights do numHeads heads have?',
    steps: { numHeads: () => 1 },
  },
  {
    id: 'interleaved-heads',
    clause: 'head h takes columns h, h + numHeads, …, not adjacent ones',
    sentence:
      'Your head h takes columns h, h + numHeads, …; it should take adjacent ones, h·dHead … (h+1)·dHead − 1.',
    hint: SPLIT_HINT,
    steps: { split: splitInterleaved, join: joinInterleaved },
  },
  {
    id: 'interleaved-split',
    clause: 'the split gives head h the columns h, h + numHeads, …, not adjacent ones',
    sentence:
      'Your split gives head h the columns h, h + numHeads, …, not adjacent ones; your join is right.',
    hint: SPLIT_HINT,
    steps: { split: splitInterleaved },
  },
  {
    id: 'interleaved-join',
    clause: 'the join puts head h into columns h, h + numHeads, …',
    sentence:
      'Your heads attend correctly, but the join mixes their columns: head h ends up in columns h, h + numHeads, ….',
    hint: 'Which axis must be next to dHead before the last reshape, and in which order?',
    steps: { join: joinInterleaved },
  },
  {
    id: 'heads-joined-without-transpose',
    clause: 'the heads are joined by a reshape alone, which mixes positions and heads',
    sentence: 'Your heads attend correctly, but a reshape alone joins them, which mixes positions and heads.',
    hint: JOIN_HINT,
    steps: { join: joinByReshape },
  },
  {
    id: 'heads-split-without-transpose',
    clause: 'the heads are split by a reshape alone, which mixes positions and heads',
    sentence: 'Your heads are split by a reshape alone, which mixes positions and heads.',
    hint: RESHAPE_HINT,
    steps: { split: splitByReshape },
  },
  {
    id: 'heads-reshaped-only',
    clause: 'the heads are split and joined by reshapes alone, which mix positions and heads',
    sentence: 'Your heads are split and joined by reshapes alone, which mix positions and heads.',
    hint: RESHAPE_HINT,
    steps: { split: splitByReshape, join: joinByReshape },
  },
  {
    id: 'heads-attend-to-each-other',
    clause: 'heads attend to each other at one position, instead of positions within a head',
    hint: 'Which axis must be the last but one when the scores are computed: positions or heads?',
    steps: {
      split: (x, numHeads) => transpose(splitHeads(x, numHeads), [0, 2, 1, 3]),
      join: (x) => joinHeads(transpose(x, [0, 2, 1, 3])),
    },
  },
  {
    id: 'attention-over-batch',
    clause: 'the examples of a batch attend to each other, not the positions of an example',
    hint: 'Which axis must be the last but one when the scores are computed: positions or examples?',
    steps: {
      split: (x, numHeads) => transpose(splitHeads(x, numHeads), [2, 1, 0, 3]),
      join: (x) => joinHeads(transpose(x, [2, 1, 0, 3])),
    },
  },
  {
    id: 'width-as-number-of-heads',
    clause: 'numHeads is used as the width of a head, and dHead as the number of heads',
    hint: 'In which order are the two new axes after the reshape?',
    steps: { numHeads: (numHeads, width) => width / numHeads },
  },
  {
    id: 'width-from-model',
    clause: 'the width of the heads is taken from x, not from the kernels',
    sentence:
      'Your code works only where numHeads·dHead = dModel: it takes the width of the heads from x, not from the kernels.',
    hint: 'Which axis of which argument is numHeads·dHead columns wide?',
    steps: { width: (_, dModel) => dModel },
  },
  {
    id: 'heads-stacked-before-batch',
    clause: 'the heads are stacked before the examples, but taken apart as if they came after them',
    hint: 'If heads and examples share an axis, which of them must vary faster when you split it again?',
    steps: { join: (x) => joinHeads(reshape(transpose(x, [1, 0, 2, 3]), x.shape)) },
  },
  {
    id: 'heads-unstacked-before-batch',
    clause: 'the heads are stacked after the examples, but taken apart as if they came before them',
    hint: 'If heads and examples share an axis, which of them must vary faster when you split it again?',
    steps: {
      join: (x) => {
        const [batch, numHeads, n, d] = [dim(x, 0), dim(x, 1), dim(x, 2), dim(x, 3)];
        return joinHeads(transpose(reshape(x, [numHeads, batch, n, d]), [1, 0, 2, 3]));
      },
    },
  },
  {
    id: 'heads-in-reverse',
    clause: 'the heads are joined in reverse order',
    hint: 'Which rows of the output kernel belong to head 0?',
    steps: {
      join: (x) =>
        joinHeads(
          permuteAxis(
            x,
            1,
            Array.from({ length: dim(x, 1) }, (_, h) => dim(x, 1) - 1 - h),
          ),
        ),
    },
  },
  ...joinOrders.map(({ axes, name }): Alternative<MultiHeadSteps> => ({
    id: `heads-joined-as-${axes.join('')}`,
    clause: `the last reshape joins the heads from ${name}, in the wrong order of axes`,
    hint: JOIN_HINT,
    steps: { join: (x) => joinAfter(x, axes) },
  })),
];
