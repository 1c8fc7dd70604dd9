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
import { headHalves, headMisconceptions } from './head-misconceptions';

const withKernels = (
  args: MultiHeadAttentionInput,
  kernels: Partial<MultiHeadAttentionKernels>,
): NumericTensor => oracle({ ...args, params: { ...args.params, ...kernels } });

/** Mistakes in each head’s attention. */
const attentionHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'no-scale', clause: 'the scores are not divided by √dHead', change: { scale: () => 1 } },
  ...maskHalves.filter(({ id }) => id === 'mask-ignored' || id === 'mask-inverted'),
];

export const misconceptions: readonly Misconception<MultiHeadAttentionInput, NumericTensor>[] = [
  {
    id: 'no-scale',
    sentence: 'Your numbers are what you get without dividing the scores by √dHead.',
    hint: 'Each head is a separate scaled dot-product attention.',
    compute: (args) => oracle(args, { attention: { scale: () => 1 } }),
  },
  {
    id: 'scaled-twice',
    sentence: 'Your scores are divided by √dHead twice, that is by dHead.',
    hint: 'What does scaledDotProductAttention do with the scores already?',
    compute: (args) => oracle(args, { attention: { scale: ({ dK }) => 1 / dK } }),
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
  ...headMisconceptions,
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
    id: 'keys-and-values-exchanged',
    sentence: 'Your keys are used as values, and your values as keys.',
    hint: 'Which of the two is compared with the queries, and which is averaged?',
    compute: (args) =>
      withKernels(args, { keyKernel: args.params.valueKernel, valueKernel: args.params.keyKernel }),
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
