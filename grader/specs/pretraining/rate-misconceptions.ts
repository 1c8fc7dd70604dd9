import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { LearningRateSteps } from '../../oracle/learning-rate';
import type { NumericTensor } from '../../oracle/tensor';
import { rateWith, type RateInput } from './rate';
import { decayAlternatives, warmUpAlternatives } from './rate-mistakes';

export const ratePipeline = pipelineOf<RateInput, NumericTensor, LearningRateSteps>(
  (args, steps) => rateWith(steps)(args),
  [...warmUpAlternatives, ...decayAlternatives],
);

export const rateConditions: readonly Condition<RateInput>[] = [
  {
    when: 'in the warm-up',
    otherwise: 'after the warm-up',
    holds: ({ step, schedule }) => step <= schedule.warmupSteps,
  },
  {
    when: 'after totalSteps',
    otherwise: 'up to totalSteps',
    holds: ({ step, schedule }) => step > schedule.totalSteps,
  },
];
