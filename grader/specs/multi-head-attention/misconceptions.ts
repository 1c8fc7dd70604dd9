import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import type { AttentionSteps } from '../../oracle/attention';
import {
  multiHeadAttention as oracle,
  type MultiHeadAttentionInput,
  type MultiHeadSteps,
} from '../../oracle/multi-head-attention';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';
import { maskAlternatives } from '../shared/mask-mistakes';
import { maskValueAlternatives } from '../shared/mask-value-mistakes';
import { softmaxDetailAlternatives } from '../shared/softmax-detail-mistakes';
import { softmaxAlternatives } from '../shared/softmax-mistakes';
import { headAlternatives } from './head-mistakes';
import { projectionAlternatives } from './projection-mistakes';
import { surplusAlternatives } from './surplus-mistakes';

const WIDTH_HINT = 'How long are the query and key of one head?';

const scaleAlternatives: readonly Alternative<MultiHeadSteps>[] = [
  {
    id: 'no-scale',
    clause: 'the scores are not divided by √dHead',
    sentence: 'Your numbers are what you get without dividing the scores by √dHead.',
    hint: 'Each head is a separate scaled dot-product attention.',
    steps: { scale: () => 1 },
  },
  {
    id: 'scaled-twice',
    clause: 'the scores are divided by √dHead twice',
    sentence: 'Your scores are divided by √dHead twice, that is by dHead.',
    hint: 'What does scaledDotProductAttention do with the scores already?',
    steps: { scale: ({ dHead }) => 1 / dHead },
  },
  {
    id: 'multiplied-by-root',
    clause: 'the scores are multiplied by √dHead instead of divided',
    hint: 'The scale is there to make large scores smaller.',
    steps: { scale: ({ dHead }) => Math.sqrt(dHead) },
  },
  {
    id: 'scaled-by-model',
    clause: 'the scores are divided by √dModel, not √dHead',
    sentence: 'Your numbers are what you get by dividing the scores by √dModel, not √dHead.',
    hint: WIDTH_HINT,
    steps: { scale: ({ dModel }) => 1 / Math.sqrt(dModel) },
  },
  {
    id: 'scaled-by-all-heads',
    clause: 'the scores are divided by √(numHeads·dHead), the width of all heads',
    sentence: 'Your numbers are what you get by dividing by √(numHeads·dHead), the width of all heads.',
    hint: WIDTH_HINT,
    steps: { scale: ({ numHeads, dHead }) => 1 / Math.sqrt(numHeads * dHead) },
  },
  {
    id: 'scaled-by-number-of-heads',
    clause: 'the scores are divided by √numHeads, not √dHead',
    hint: WIDTH_HINT,
    steps: { scale: ({ numHeads }) => 1 / Math.sqrt(numHeads) },
  },
  {
    id: 'scaled-by-length',
    clause: 'the scores are divided by the root of the number of positions, not of dHead',
    hint: WIDTH_HINT,
    steps: { scale: ({ n }) => 1 / Math.sqrt(n) },
  },
  {
    id: 'scaled-by-share-of-model',
    clause: 'the scores are divided by √(dModel / numHeads), which need not be √dHead',
    hint: 'dHead follows from the kernels: their width is numHeads·dHead.',
    steps: { scale: ({ dModel, numHeads }) => 1 / Math.sqrt(dModel / numHeads) },
  },
  {
    id: 'scaled-by-head-and-model',
    clause: 'the scores are divided by √dHead and by √dModel',
    hint: 'What does scaledDotProductAttention do with the scores already?',
    steps: { scale: ({ dModel, dHead }) => 1 / Math.sqrt(dModel * dHead) },
  },
];

/** A mistake in attention, made in every head. */
const inHeads = ({
  steps: { scale, ...attention },
  ...said
}: Alternative<AttentionSteps>): Alternative<MultiHeadSteps> => ({
  ...said,
  steps: {
    attention,
    ...(scale && { scale: ({ n, dHead }) => scale({ n, m: n, dK: dHead, dV: dHead, shape: [] }) }),
  },
});

/** For the scores of projections, rounding decides which of two equal ones is larger. */
const ROUNDED = 'all-weight-to-largest';

export const pipeline = pipelineOf<MultiHeadAttentionInput, NumericTensor, MultiHeadSteps>(oracle, [
  ...scaleAlternatives,
  ...[...maskAlternatives, ...maskValueAlternatives, ...softmaxAlternatives, ...softmaxDetailAlternatives]
    .filter(({ id }) => id !== ROUNDED)
    .map(inHeads),
  ...headAlternatives,
  ...projectionAlternatives,
  ...surplusAlternatives,
]);

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
