import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { encoder as oracle, type EncoderInput, type EncoderSteps } from '../../oracle/encoder';
import type { NumericTensor } from '../../oracle/tensor';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';
import { argumentAlternatives } from './argument-mistakes';
import { orderAlternatives } from './order-mistakes';
import { surplusAlternatives } from './surplus-mistakes';

export const pipeline = pipelineOf<EncoderInput, NumericTensor, EncoderSteps>(oracle, [
  ...orderAlternatives,
  ...surplusAlternatives,
  ...argumentAlternatives,
]);

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
