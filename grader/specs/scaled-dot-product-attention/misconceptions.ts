import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import type { AttentionInput, AttentionSteps } from '../../oracle/attention';
import { dim } from '../../oracle/tensor';
import { withMask } from '../shared/conditions';
import { maskAlternatives } from '../shared/mask-mistakes';
import { maskValueAlternatives } from '../shared/mask-value-mistakes';
import { softmaxDetailAlternatives } from '../shared/softmax-detail-mistakes';
import { softmaxAlternatives } from '../shared/softmax-mistakes';
import { outputAlternatives } from './output-mistakes';
import { right, type Result } from './right-result';
import { roleAlternatives } from './role-mistakes';
import { scoreAlternatives } from './score-mistakes';

const WIDTH_HINT = 'Which axis does the dot product run over? Its length is what matters.';
const VARIANCE_HINT = 'The variance of the dot product is dK. What is its standard deviation?';

const scaleAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'no-scale',
    clause: 'the scores are not divided by √dK',
    sentence: 'Your weights are what you get without dividing the scores by √dK.',
    hint: 'How large, typically, is the dot product of two vectors of dK unit-variance numbers?',
    steps: { scale: () => 1 },
  },
  {
    id: 'scaled-by-dk',
    clause: 'the scores are divided by dK, not √dK',
    sentence: 'Your weights are what you get by dividing by dK instead of √dK.',
    hint: VARIANCE_HINT,
    steps: { scale: ({ dK }) => 1 / dK },
  },
  {
    id: 'multiplied-by-root',
    clause: 'the scores are multiplied by √dK instead of divided',
    sentence: 'Your weights are what you get by multiplying the scores by √dK instead of dividing.',
    hint: 'The scale is there to make large scores smaller.',
    steps: { scale: ({ dK }) => Math.sqrt(dK) },
  },
  {
    id: 'fourth-root',
    clause: 'the scores are divided by the fourth root of dK',
    hint: 'If you scale queries and keys one by one, both need the fourth root; the scores need √dK.',
    steps: { scale: ({ dK }) => dK ** -0.25 },
  },
  {
    id: 'scaled-by-values',
    clause: 'the scores are divided by √dV, not √dK',
    sentence: 'Your weights are what you get by dividing by √dV: the width of the values, not of the keys.',
    hint: WIDTH_HINT,
    steps: { scale: ({ dV }) => 1 / Math.sqrt(dV) },
  },
  {
    id: 'scaled-by-length',
    clause: 'the scores are divided by the root of the number of keys, not of dK',
    sentence: 'Your weights are what you get by dividing by the root of the number of keys.',
    hint: WIDTH_HINT,
    steps: { scale: ({ m }) => 1 / Math.sqrt(m) },
  },
  {
    id: 'scaled-by-queries',
    clause: 'the scores are divided by the root of the number of queries, not of dK',
    sentence: 'Your weights are what you get by dividing by the root of the number of queries.',
    hint: WIDTH_HINT,
    steps: { scale: ({ n }) => 1 / Math.sqrt(n) },
  },
  {
    id: 'scaled-by-first-axis',
    clause: 'the scores are divided by the root of the length of the first axis, not of the last',
    hint: WIDTH_HINT,
    steps: { scale: ({ shape }) => 1 / Math.sqrt(shape[0] ?? Number.NaN) },
  },
  {
    id: 'scaled-by-second-axis',
    clause: 'the scores are divided by the root of the length of the second axis',
    sentence:
      'Your scores are divided by the root of the length of the second axis; that is dK only for rank 2.',
    hint: 'With any number of leading axes, where is the axis that the dot product runs over?',
    steps: { scale: ({ shape }) => 1 / Math.sqrt(shape[1] ?? Number.NaN) },
  },
  {
    id: 'scaled-by-squared-dk',
    clause: 'the scores are divided by dK², not √dK',
    hint: VARIANCE_HINT,
    steps: { scale: ({ dK }) => dK ** -2 },
  },
  {
    id: 'multiplied-by-dk',
    clause: 'the scores are multiplied by dK',
    hint: 'The scale is there to make large scores smaller.',
    steps: { scale: ({ dK }) => dK },
  },
];

export const pipeline = pipelineOf<AttentionInput, Result, AttentionSteps>(right, [
  ...scaleAlternatives,
  ...roleAlternatives,
  ...scoreAlternatives,
  ...maskAlternatives,
  ...maskValueAlternatives,
  ...softmaxAlternatives,
  ...softmaxDetailAlternatives,
  ...outputAlternatives,
]);

export const conditions: readonly Condition<AttentionInput>[] = [
  withMask,
  {
    when: 'for rank 3 and 4',
    otherwise: 'for rank 2',
    holds: ({ queries }) => queries.shape.length > 2,
  },
  {
    when: 'where n ≠ m',
    otherwise: 'where n = m',
    holds: ({ queries, keys }) => dim(queries, -2) !== dim(keys, -2),
  },
  {
    when: 'where dK ≠ dV',
    otherwise: 'where dK = dV',
    holds: ({ queries, values }) => dim(queries, -1) !== dim(values, -1),
  },
];
