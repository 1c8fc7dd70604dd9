import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { PretrainInput, TrainingSteps } from '../../oracle/pretraining';
import { dim } from '../../oracle/tensor';
import { loopAlternatives } from './loop-mistakes';
import { optimizerAlternatives, rateAlternatives, stateAlternatives } from '../shared/update-mistakes';
import { decayAlternatives, frozenAlternatives } from './group-mistakes';
import { trainedWith, type TrainingResult } from './training';

export const trainingPipeline = pipelineOf<PretrainInput, TrainingResult, TrainingSteps>(
  (args, steps) => trainedWith(steps)(args),
  [
    ...rateAlternatives,
    ...loopAlternatives,
    ...stateAlternatives,
    ...optimizerAlternatives,
    ...decayAlternatives,
    ...frozenAlternatives,
  ],
);

export const trainingConditions: readonly Condition<PretrainInput>[] = [
  {
    when: 'with several blocks',
    otherwise: 'with one block or none',
    holds: ({ params }) => params.blocks.length > 1,
  },
  {
    when: 'with one example in each batch',
    otherwise: 'with several examples in each batch',
    holds: ({ batches: [first] }) => first !== undefined && dim(first, 0) === 1,
  },
];
