import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  attention,
  joinHeads,
  multiHeadAttention as oracle,
  splitHeads,
  type AttentionSteps,
  type MultiHeadAttentionInput,
  type MultiHeadAttentionKernels,
  type MultiHeadSteps,
} from '../../oracle/attention';
import { project } from '../../oracle/linear-algebra';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';
import { maskHalves, maskMistakes } from '../shared/mask-mistakes';
import { joinByReshape, joinInterleaved, splitByReshape, splitInterleaved } from './wrong-heads';

const withKernels = (
  args: MultiHeadAttentionInput,
  kernels: Partial<MultiHeadAttentionKernels>,
): NumericTensor => oracle({ ...args, params: { ...args.params, ...kernels } });

/** Mistakes in each head’s attention. */
const attentionHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'no-scale', clause: 'the scores are not divided by √dHead', change: { scale: () => 1 } },
  ...maskHalves.filter(({ id }) => id === 'mask-ignored' || id === 'mask-inverted'),
];

/** Mistakes in splitting and joining the heads. */
const headHalves: readonly Half<Partial<MultiHeadSteps>>[] = [
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

export const misconceptions: readonly Misconception<MultiHeadAttentionInput, NumericTensor>[] = [
  {
    id: 'no-scale',
    sentence: 'Your numbers are what you get without dividing the scores by √dHead.',
    hint: 'Each head is a separate scaled dot-product attention.',
    compute: (args) => oracle(args, { attention: { scale: () => 1 } }),
  },
  {
    id: 'scaled-by-model',
    sentence: 'Your numbers are what you get by dividing the scores by √dModel, not √dHead.',
    hint: 'How long are the query and key of one head?',
    compute: (args) => oracle(args, { attention: { scale: () => 1 / Math.sqrt(dim(args.x, 2)) } }),
  },
  {
    id: 'scaled-by-all-heads',
    sentence: 'Your numbers are what you get by dividing by √(numHeads·dHead), the width of all heads.',
    hint: 'How long are the query and key of one head?',
    compute: (args) =>
      oracle(args, { attention: { scale: () => 1 / Math.sqrt(dim(args.params.queryKernel, 1)) } }),
  },
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
  {
    id: 'no-output-projection',
    sentence: 'Your result is the joined heads, without the output kernel.',
    hint: 'What maps numHeads·dHead columns back to dModel?',
    compute: ({ x, params, numHeads, mask }) =>
      joinHeads(
        attention({
          queries: splitHeads(project(x, params.queryKernel), numHeads),
          keys: splitHeads(project(x, params.keyKernel), numHeads),
          values: splitHeads(project(x, params.valueKernel), numHeads),
          mask,
        }).output,
      ),
  },
  {
    id: 'values-from-keys',
    sentence: 'Your values are computed with the key kernel.',
    hint: 'Three roles, three kernels.',
    compute: (args) => withKernels(args, { valueKernel: args.params.keyKernel }),
  },
  {
    id: 'values-from-queries',
    sentence: 'Your values are computed with the query kernel.',
    hint: 'Three roles, three kernels.',
    compute: (args) => withKernels(args, { valueKernel: args.params.queryKernel }),
  },
  {
    id: 'keys-from-queries',
    sentence: 'Your keys are computed with the query kernel.',
    hint: 'Three roles, three kernels.',
    compute: (args) => withKernels(args, { keyKernel: args.params.queryKernel }),
  },
  {
    id: 'queries-and-keys-exchanged',
    sentence: 'Your queries are computed with the key kernel, and your keys with the query kernel.',
    hint: 'Which of the two looks, and which is looked at?',
    compute: (args) =>
      withKernels(args, { keyKernel: args.params.queryKernel, queryKernel: args.params.keyKernel }),
  },
  {
    id: 'mask-ignored',
    sentence: 'Your numbers are right only without a mask: the mask has no effect.',
    hint: 'Does every head get the mask?',
    compute: (args) => oracle(args, { attention: maskMistakes.ignored }),
  },
  {
    id: 'mask-inverted',
    sentence: 'Your heads attend to exactly what the mask hides.',
    hint: 'In this course true means “may attend”.',
    compute: (args) => oracle(args, { attention: maskMistakes.inverted }),
  },
  {
    id: 'mask-zeroes-scores',
    sentence: 'Hidden positions still get weight: their scores are 0 before the softmax, and exp(0) is 1.',
    hint: 'Which score gives a weight of 0 after the exponential?',
    compute: (args) => oracle(args, { attention: maskMistakes['zeroed-scores'] }),
  },
  {
    id: 'mask-after-softmax',
    sentence:
      'Hidden keys get weight 0, but the other weights no longer sum to 1: the mask comes after the softmax.',
    hint: 'If the softmax never sees the hidden positions, the rest sums to 1 by itself.',
    compute: (args) => oracle(args, { attention: maskMistakes['after-softmax'] }),
  },
  {
    id: 'mask-not-low-enough',
    sentence:
      'Hidden keys get weight if every visible score is as low as −1000: the score you give them is not low enough.',
    hint: 'Scores range from −1000 to 1000. After softmax, a hidden key must get 0 whatever the other scores are.',
    compute: (args) => oracle(args, { attention: maskMistakes['not-low-enough'] }),
  },
  {
    id: 'mask-fill-too-high',
    sentence: 'Hidden keys get all the weight if every visible score is lower than the score you give them.',
    hint: 'Scores range from −1000 to 1000. After softmax, a hidden key must get 0 whatever the other scores are.',
    compute: (args) => oracle(args, { attention: maskMistakes['fill-too-high'] }),
  },
  ...pairsOf<MultiHeadAttentionInput, NumericTensor, Partial<AttentionSteps>, Partial<MultiHeadSteps>>(
    attentionHalves,
    headHalves,
    (args, steps, heads) => oracle(args, { ...heads, attention: steps }),
  ),
];

export const conditions: readonly Condition<MultiHeadAttentionInput>[] = [
  withMask,
  severalHeads,
  severalExamples,
  {
    when: 'where numHeads·dHead ≠ dModel',
    otherwise: 'where numHeads·dHead = dModel',
    holds: ({ params }) => dim(params.queryKernel, 0) !== dim(params.queryKernel, 1),
  },
];
