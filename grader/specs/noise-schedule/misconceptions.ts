import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { ScheduleInput, ScheduleSteps } from '../../oracle/diffusion';
import { alphaAlternatives, alphaBarAlternatives } from './alpha-mistakes';
import { endAlternatives, spacingAlternatives } from './beta-mistakes';
import { right, type Result } from './right-result';

export const pipeline = pipelineOf<ScheduleInput, Result, ScheduleSteps>(right, [
  ...endAlternatives,
  ...spacingAlternatives,
  ...alphaAlternatives,
  ...alphaBarAlternatives,
]);

export const conditions: readonly Condition<ScheduleInput>[] = [
  {
    when: 'with an explicit betaStart',
    otherwise: 'with the default betaStart',
    holds: ({ betaStart }) => betaStart !== undefined,
  },
];
