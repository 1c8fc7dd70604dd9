import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  sinusoidalPositions as oracle,
  type PositionsInput,
  type PositionSteps,
} from '../../oracle/positions';
import type { NumericTensor } from '../../oracle/tensor';
import { angleAlternatives } from './angle-mistakes';
import { columnAlternatives } from './column-mistakes';
import { frequencyAlternatives } from './frequency-mistakes';

export const pipeline = pipelineOf<PositionsInput, NumericTensor, PositionSteps>(oracle, [
  ...columnAlternatives,
  ...frequencyAlternatives,
  ...angleAlternatives,
]);

export const conditions: readonly Condition<PositionsInput>[] = [
  {
    when: 'with several pairs of columns',
    otherwise: 'with one pair of columns',
    holds: ({ dModel }) => dModel > 2,
  },
];
