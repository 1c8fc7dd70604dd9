import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { SurrogateTrainingInput, SurrogateTrainingSteps } from '../../oracle/surrogate';
import { dim } from '../../oracle/tensor';
import { optimizerAlternatives, rateAlternatives, stateAlternatives } from '../shared/update-mistakes';
import { drawAlternatives } from './draw-mistakes';
import { groupAlternatives, loopAlternatives } from './loop-mistakes';
import { trainedWith, type SurrogateTraining } from './training';

export const trainingPipeline = pipelineOf<SurrogateTrainingInput, SurrogateTraining, SurrogateTrainingSteps>(
  (args, steps) => trainedWith(steps)(args),
  [
    ...drawAlternatives,
    ...loopAlternatives,
    ...rateAlternatives,
    ...stateAlternatives,
    ...optimizerAlternatives,
    ...groupAlternatives,
  ],
);

export const trainingConditions: readonly Condition<SurrogateTrainingInput>[] = [
  {
    when: 'with several examples in each batch',
    otherwise: 'with one example in each batch',
    holds: ({ batches: [first] }) => first !== undefined && dim(first, 0) > 1,
  },
  {
    when: 'with hidden layers',
    otherwise: 'with a single layer',
    holds: ({ params }) => params.layers.length > 1,
  },
];
