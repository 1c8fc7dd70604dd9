import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { rememberEach } from '../../engine/remember';
import type { NumericTensor } from '../../oracle/tensor';
import {
  blockParts,
  firstHalf,
  secondHalf,
  type BlockSteps,
  type TransformerBlockInput,
} from '../../oracle/transformer';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';
import { isSmall } from './inputs';
import { normAlternatives } from './norm-mistakes';
import { residualAlternatives } from './residual-mistakes';
import { sublayerAlternatives } from './sublayer-mistakes';

/** Most of the time goes into attention, and most mistakes leave what it gets as it is. */
const attended = rememberEach((input: TransformerBlockInput) => blockParts(input).attend(input.x));
const rightFirstHalf = rememberEach((input: TransformerBlockInput) => firstHalf(input));

const FIRST_STEPS = ['attentionNorm', 'attentionEpsilon', 'attention', 'firstSublayer', 'first'] as const;

function block(input: TransformerBlockInput, steps: Partial<BlockSteps>): NumericTensor {
  if (FIRST_STEPS.every((step) => steps[step] === undefined))
    return secondHalf(input, rightFirstHalf(input), steps);
  const attend = (x: NumericTensor): NumericTensor =>
    x === input.x ? attended(input) : blockParts(input).attend(x);
  return secondHalf(
    input,
    firstHalf(input, steps, steps.attention === undefined ? attend : undefined),
    steps,
  );
}

export const pipeline = pipelineOf<TransformerBlockInput, NumericTensor, BlockSteps>(block, [
  ...residualAlternatives,
  ...normAlternatives,
  ...sublayerAlternatives,
]);

export const conditions: readonly Condition<TransformerBlockInput>[] = [
  withMask,
  severalHeads,
  severalExamples,
  {
    when: 'where every number of x is below 0.1 and epsilon matters',
    otherwise: 'where x is larger',
    holds: isSmall,
  },
];
