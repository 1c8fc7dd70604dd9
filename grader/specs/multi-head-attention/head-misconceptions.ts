import type { Misconception } from '../../engine/exercise';
import type { Half } from '../../engine/pairs';
import {
  multiHeadAttention as oracle,
  type MultiHeadAttentionInput,
  type MultiHeadSteps,
} from '../../oracle/attention';
import type { NumericTensor } from '../../oracle/tensor';
import { joinByReshape, joinInterleaved, splitByReshape, splitInterleaved } from './wrong-heads';

/** Mistakes in splitting and joining the heads. */
export const headHalves: readonly Half<Partial<MultiHeadSteps>>[] = [
  {
    id: 'interleaved-heads',
    clause: 'head h takes columns h, h + numHeads, …, not adjacent ones',
    change: { split: splitInterleaved, join: joinInterleaved },
  },
  {
    id: 'heads-joined-without-transpose',
    clause: 'the heads are joined by a reshape alone, which mixes positions and heads',
    change: { join: joinByReshape },
  },
  {
    id: 'heads-split-without-transpose',
    clause: 'the heads are split by a reshape alone, which mixes positions and heads',
    change: { split: splitByReshape },
  },
  {
    id: 'heads-reshaped-only',
    clause: 'the heads are split and joined by reshapes alone, which mix positions and heads',
    change: { split: splitByReshape, join: joinByReshape },
  },
];

export const headMisconceptions: readonly Misconception<MultiHeadAttentionInput, NumericTensor>[] = [
  {
    id: 'one-head',
    sentence: 'Your numbers are those of a single head as wide as all heads together.',
    hint: 'How many matrices of attention weights do numHeads heads have?',
    compute: (args) => oracle({ ...args, numHeads: 1 }),
  },
  {
    id: 'interleaved-heads',
    sentence:
      'Your head h takes columns h, h + numHeads, …; it should take adjacent ones, h·dHead … (h+1)·dHead − 1.',
    hint: 'Which of the two new axes varies faster in memory: the head or the column within it?',
    compute: (args) => oracle(args, { split: splitInterleaved, join: joinInterleaved }),
  },
  {
    id: 'interleaved-split',
    sentence:
      'Your split gives head h the columns h, h + numHeads, …, not adjacent ones; your join is right.',
    hint: 'Which of the two new axes varies faster in memory: the head or the column within it?',
    compute: (args) => oracle(args, { split: splitInterleaved }),
  },
  {
    id: 'interleaved-join',
    sentence:
      'Your heads attend correctly, but the join mixes their columns: head h ends up in columns h, h + numHeads, ….',
    hint: 'Which axis must be next to dHead before the last reshape, and in which order?',
    compute: (args) => oracle(args, { join: joinInterleaved }),
  },
  {
    id: 'heads-joined-without-transpose',
    sentence: 'Your heads attend correctly, but a reshape alone joins them, which mixes positions and heads.',
    hint: 'Which axis must be next to dHead before the last reshape?',
    compute: (args) => oracle(args, { join: joinByReshape }),
  },
  {
    id: 'heads-split-without-transpose',
    sentence: 'Your heads are split by a reshape alone, which mixes positions and heads.',
    hint: 'A reshape keeps the order in memory. Which order keeps one position’s columns together?',
    compute: (args) => oracle(args, { split: splitByReshape }),
  },
  {
    id: 'heads-reshaped-only',
    sentence: 'Your heads are split and joined by reshapes alone, which mix positions and heads.',
    hint: 'A reshape keeps the order in memory. Which order keeps one position’s columns together?',
    compute: (args) => oracle(args, { split: splitByReshape, join: joinByReshape }),
  },
];
