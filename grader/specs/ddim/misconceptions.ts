import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { BEFORE_FIRST, ddimStep, type DdimInput, type DdimSteps } from '../../oracle/diffusion';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { cleanDataAlternatives } from './clean-mistakes';
import { directionAlternatives, freshAlternatives, sigmaAlternatives } from './noise-mistakes';
import { cleanAlternatives, modelAlternatives, shareAlternatives } from './share-mistakes';

export const pipeline = pipelineOf<DdimInput, NumericTensor, DdimSteps>(ddimStep, [
  ...cleanDataAlternatives,
  ...sigmaAlternatives,
  ...directionAlternatives,
  ...freshAlternatives,
  ...shareAlternatives,
  ...cleanAlternatives,
  ...modelAlternatives,
]);

export const conditions: readonly Condition<DdimInput>[] = [
  {
    when: 'with eta > 0',
    otherwise: 'with eta = 0',
    holds: ({ eta }) => eta > 0,
  },
  {
    when: 'in a step to clean data (tBefore = −1)',
    otherwise: 'in every other step',
    holds: ({ tBefore }) => tBefore === BEFORE_FIRST,
  },
  {
    when: 'in a jump over several steps',
    otherwise: 'for tBefore = t − 1',
    holds: ({ t, tBefore }) => tBefore < t - 1,
  },
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ xt }) => dim(xt, 0) > 1,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ xt }) => xt.shape.length > 2 },
];
