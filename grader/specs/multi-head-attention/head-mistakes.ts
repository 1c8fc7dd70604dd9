import type { Alternative } from '../../engine/pipeline';
import { joinHeads, splitHeads, type MultiHeadSteps } from '../../oracle/attention';
import { mean } from '../../oracle/reductions';
import { at, dim, generate, transpose } from '../../oracle/tensor';
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
    id: 'heads-averaged',
    clause: 'the heads are averaged instead of put side by side',
    hint: 'How wide is the result before the output kernel?',
    steps: {
      join: (x) => {
        const [numHeads, n, d] = [dim(x, 1), dim(x, 2), dim(x, 3)];
        return generate([dim(x, 0), n, d], (i) => {
          const example = Math.floor(i / (n * d));
          const heads = Array.from({ length: numHeads }, (_, head) =>
            at(x, (example * numHeads + head) * n * d + (i % (n * d))),
          );
          return mean(heads);
        });
      },
    },
  },
  ...joinOrders.map(({ axes, name }): Alternative<MultiHeadSteps> => ({
    id: `heads-joined-as-${axes.join('')}`,
    clause: `the last reshape joins the heads from ${name}, in the wrong order of axes`,
    hint: JOIN_HINT,
    steps: { join: (x) => joinAfter(x, axes) },
  })),
];
